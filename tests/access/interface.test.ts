import { describe, expect, test, vi } from "vitest";
import { NAV } from "@/app/_components/shell/nav-items";
import { standingEntries } from "@/app/_components/shell/palette/standing-entries";
import { SHORTCUTS } from "@/app/_components/shell/shortcuts";
import { SETTINGS_PAGES } from "@/app/(dashboard)/settings/_components/settings-pages";
import { mayEnter } from "@/lib/access/enter";
import { ROLES, type Role } from "@/lib/access/roles";
import { WHO_MAY } from "@/tests/access/who-may";
import { actorOf } from "@/tests/support/signed-in";

const isFor = (role: Role, href: string) => WHO_MAY.get(`PAGE ${href}`)?.roles.includes(role) ?? false;

describe.each(ROLES)("somebody with the role %s", (role) => {
  const { may } = actorOf(role);
  const pages = NAV.flatMap((group) => group.items);

  test("finds in the rail, and behind g, the pages that they may see, and no other", () => {
    const own = pages.filter(({ href }) => isFor(role, href)).map(({ label }) => label);
    expect(pages.filter(({ right }) => right === undefined || may(right)).map(({ label }) => label)).toEqual(own);
    const keys = SHORTCUTS.filter((each) => each.group === "pages" && (each.right === undefined || may(each.right)));
    expect(keys.map(({ words }) => words)).toEqual(own);
  });

  test("finds in the settings the pages that they may see, and no other", () => {
    const listed = SETTINGS_PAGES.filter(({ href }) => mayEnter(actorOf(role), `PAGE ${href}`)).map(({ href }) => href);
    expect(listed).toEqual(SETTINGS_PAGES.map(({ href }) => href).filter((href) => isFor(role, href)));
  });
});

test("a settings page without a line in the policy is listed for nobody", () => {
  expect(mayEnter(actorOf("admin"), "PAGE /settings/no-such")).toBe(false);
  expect(mayEnter(actorOf("admin"), "toString")).toBe(false);
});

test.each([
  ["agent", []],
  ["lead", ["export"]],
  ["process", ["export", "import"]],
  ["admin", ["export", "import", "keys", "sources"]],
] as const)("the palette offers an %s only what would not be refused", (role, own) => {
  const place = { pathname: "/", params: new URLSearchParams() };
  const shown = withFile(() => standingEntries(place, { setTheme: () => {}, say: () => {}, may: actorOf(role).may }));
  const limited = ["export", "import", "keys", "sources"].filter((id) => shown.some((entry) => entry.id === `do ${id}`));
  expect(limited).toEqual(own);
  expect(shown.some(({ id }) => id === "page /imports")).toBe(isFor(role, "/imports"));
  expect(shown.map(({ id }) => id)).toContain("do copy");
});

/** As on a page whose filter bar names its file. */
function withFile<T>(look: () => T): T {
  const bar = { dataset: { file: "/api/interactions" }, getClientRects: () => [1] };
  vi.stubGlobal("document", { querySelectorAll: () => [bar] });
  vi.stubGlobal("window", { location: { search: "", href: "http://localhost:3000/" } });
  try {
    return look();
  } finally {
    vi.unstubAllGlobals();
  }
}
