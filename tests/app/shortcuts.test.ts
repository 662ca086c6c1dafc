import { describe, expect, it } from "vitest";
import { NAV } from "@/app/_components/shell/nav-items";
import { entryFromId, filterEntry } from "@/app/_components/shell/palette/entries";
import { type Circumstances, type Press, pressedShortcut } from "@/app/_components/shell/pressed-shortcut";
import { SHORTCUTS } from "@/app/_components/shell/shortcuts";

const bare: Press = { key: "", metaKey: false, ctrlKey: false, altKey: false, repeat: false, isComposing: false, defaultPrevented: false };
const calm: Circumstances = { pending: null, isTaken: false, isDialogOpen: false, isMac: false };
const press = (key: string, changed: Partial<Press> = {}, circumstances: Partial<Circumstances> = {}) => {
  const { shortcut, pending } = pressedShortcut({ ...bare, key, ...changed }, { ...calm, ...circumstances });
  return [shortcut?.words ?? null, pending];
};

describe("a shortcut", () => {
  it("of one key is found at once, of two after the first", () => {
    expect(press("j")).toEqual(["Next row", null]);
    expect(press("g")).toEqual([null, "g"]);
    expect(press("f", {}, { pending: "g" })).toEqual(["Failures", null]);
    expect(press("j", {}, { pending: "g" })).toEqual([null, null]);
  });

  it("is none with a modifier, in a field, while composing, in a dialog, or where the page has used the key", () => {
    for (const [changed, circumstances] of [
      [{ ctrlKey: true }, {}],
      [{ altKey: true }, {}],
      [{ metaKey: true }, {}],
      [{ isComposing: true }, {}],
      [{ defaultPrevented: true }, {}],
      [{}, { isTaken: true }],
      [{}, { isDialogOpen: true }],
    ] as const)
      expect(press("j", changed, circumstances)).toEqual([null, null]);
  });

  it("with ⌘ or Ctrl is the palette alone, by the machine's own key, and also in a field", () => {
    expect(press("k", { ctrlKey: true }, { isTaken: true })).toEqual(["Find a page, a failure or an action", null]);
    expect(press("k", { metaKey: true }, { isMac: true })).toEqual(["Find a page, a failure or an action", null]);
    expect(press("k", { ctrlKey: true }, { isMac: true })).toEqual([null, null]);
    expect(press("k", { ctrlKey: true, altKey: true })).toEqual([null, null]);
    for (const key of ["f", "p", "t", "w", "n", "l", "r", "j"]) expect(press(key, { ctrlKey: true })).toEqual([null, null]);
  });

  it("that is held goes on in lists only", () => {
    expect(press("j", { repeat: true })).toEqual(["Next row", null]);
    expect(press("ArrowLeft", { repeat: true })).toEqual([null, null]);
    expect(press("g", { repeat: true })).toEqual([null, null]);
  });

  it("is no other's, and no beginning of another's", () => {
    const bareKeys = SHORTCUTS.filter((each) => !each.isCommand).map((each) => each.keys.join(" "));
    expect(new Set(bareKeys).size).toBe(bareKeys.length);
    const firsts = SHORTCUTS.filter((each) => each.keys.length === 2).map((each) => each.keys[0]);
    expect(bareKeys.filter((keys) => firsts.includes(keys))).toEqual([]);
  });

  it("leads to every page of the rail", () => {
    const pages = NAV.flatMap((group) => group.items);
    expect(pages.every((page) => /^[a-z]$/.test(page.key))).toBe(true);
    expect(SHORTCUTS.filter((each) => each.group === "pages").map((each) => each.words)).toEqual(pages.map((page) => page.label));
  });
});

describe("a filter of the palette", () => {
  const hrefOn = (pathname: string, query: string, code = "north") => {
    const { does, detail } = filterEntry("team", code, "North", { pathname, params: new URLSearchParams(query) });
    return ["href" in does ? does.href : null, detail];
  };

  it("goes on the page where one is, beside what is in force; in force it comes off; its place in the list is left", () => {
    expect(hrefOn("/causes", "axis=topic&team=south&after=1.2")).toEqual(["/causes?axis=topic&team=north&team=south", "filter Causes"]);
    expect(hrefOn("/causes", "team=north&team=south")).toEqual(["/causes?team=south", "in force: take it off"]);
    expect(hrefOn("/failures/refund-waits", "period=90d")).toEqual(["/failures/refund-waits?period=90d&team=north", "filter Failures"]);
  });

  it("goes to a page with filters from one without", () => {
    expect(hrefOn("/imports/3", "after=1_2")).toEqual(["/?team=north", "filter Overview"]);
    expect(hrefOn("/interactions/12", "")).toEqual(["/interactions?team=north", "filter Interactions"]);
  });

  it("and every other entry of the record can be made again from its id", () => {
    const here = { pathname: "/", params: new URLSearchParams() };
    const again = (id: string) => {
      const entry = entryFromId(id, "Name", undefined, here);
      return entry && [entry.id, "href" in entry.does ? entry.does.href : null];
    };
    expect(again("failure a b")).toEqual(["failure a b", "/failures/a%20b"]);
    expect(again("filter cause late fee")).toEqual(["filter cause late fee", "/?cause=late+fee"]);
    expect(again("view /causes?period=7d")).toEqual(["view /causes?period=7d", "/causes?period=7d"]);
    for (const id of ["", "filter colour red", "filter team", "view //elsewhere.example", "view https://elsewhere.example", "do nothing"])
      expect(again(id)).toBeNull();
  });
});
