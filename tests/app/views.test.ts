import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NAV } from "@/app/_components/shell/nav-items";
import { DELETE, PATCH } from "@/app/api/views/[code]/route";
import { POST } from "@/app/api/views/route";
import { ForbiddenError } from "@/lib/errors";
import { changeView, deleteView, listViews, saveView } from "@/lib/views/saved-views";
import { viewAddress } from "@/lib/views/view-address";
import type { Workspace } from "@/lib/workspace";
import { browser, ownerActor, serve } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

/*
 * What programs and the views chip send: each request as it comes in, against a real record.
 */
let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
  await serve(workspace);
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const request = (method: string, body?: unknown, headers = {}) =>
  new Request("http://localhost:3000/api/views", {
    method,
    headers: { ...browser(), ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
const at = (code: string) => ({ params: Promise.resolve({ code }) });
const answer = async (response: Response) => [response.status, await response.json()];

const post = async (body: unknown) => answer(await POST(request("POST", body)));
const patch = async (code: string, body: unknown) => answer(await PATCH(request("PATCH", body), at(code)));
const remove = async (code: string) => answer(await DELETE(request("DELETE"), at(code)));

it("every page that keeps the filters can be saved as a view, and no other", () => {
  for (const { href, keepsFilters } of NAV.flatMap((group) => group.items))
    expect([href, viewAddress(href, new URLSearchParams()) !== null]).toEqual([href, keepsFilters]);
});

describe("views", () => {
  it("are saved in canonical form under codes of their own", async () => {
    const asked = { name: " Billing,\tlast month ", path: "/failures", query: "team=billing&sort=minutes&period=30d&nonsense=1&view=x" };
    const saved = { name: "Billing, last month", path: "/failures", query: "period=30d&sort=minutes&team=billing" };
    expect(await post(asked)).toEqual([201, { code: "billing-last-month", ...saved }]);
    expect(await post(asked)).toEqual([201, { code: "billing-last-month-2", ...saved }]);
    expect(await post({ ...asked, name: "Billing: last month" })).toEqual([
      201,
      { code: "billing-last-month-3", ...saved, name: "Billing: last month" },
    ]);
  });

  it("take any name that is a name", async () => {
    const names = [
      "=cmd|'x'!A0",
      "<script>alert(1)</script>",
      "😀👩‍👩‍👧",
      "الفواتير",
      "＝1",
      "a\u202eb",
      "x".repeat(80),
      "👩‍👩‍👧".repeat(80),
    ];
    for (const name of names) {
      const [status, view] = await post({ name, path: "/" });
      expect([name, status, view.name]).toEqual([name, 201, name.replace("\u202e", " ")]);
      expect(view.code).toMatch(/^[a-z0-9-]{1,85}$/);
    }
    const codes = (await listViews(workspace.record.db)).map((view) => view.code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("are refused with a sentence when they cannot be kept", async () => {
    const refused = async (body: unknown) => {
      const [status, { error }] = await post(body);
      return [status, error.code, error.field, error.message];
    };
    expect(await refused({ name: "  ", path: "/" })).toEqual([400, "bad_view", "name", "name must have 1 to 80 characters; got 0"]);
    expect(await refused({ name: "x".repeat(81), path: "/" })).toEqual([
      400,
      "bad_view",
      "name",
      "name must have 1 to 80 characters; got 81",
    ]);
    for (const path of ["/imports", "https://evil.example/", "//evil.example", "/failures/../../x"])
      expect((await refused({ name: "x", path })).slice(0, 3)).toEqual([400, "bad_view", "path"]);
    expect((await refused({ name: "x", path: "/", query: "from=soon" })).slice(0, 3)).toEqual([400, "bad_view", "query"]);
    expect((await refused("not json")).slice(0, 3)).toEqual([400, "bad_view", "body"]);
    expect((await refused({ name: 7, path: "/" })).slice(0, 3)).toEqual([400, "bad_view", "name"]);
  });

  it("are renamed and replaced under the address they have", async () => {
    const { code } = (await post({ name: "Weekly", path: "/", query: "period=7d" }))[1];
    expect(await patch(code, { name: "Every week" })).toEqual([200, { code: "weekly", name: "Every week", path: "/", query: "period=7d" }]);
    expect(await patch(code, { path: "/causes", query: "axis=topic" })).toEqual([
      200,
      { code: "weekly", name: "Every week", path: "/causes", query: "axis=topic" },
    ]);
    expect((await patch(code, {}))[0]).toBe(400);
    expect((await patch(code, { query: "period=7d" }))[0]).toBe(400);
    expect((await patch("nothing", { name: "x" }))[1].error.code).toBe("not_found");
  });

  it("are deleted, and come back under the same address", async () => {
    const [, view] = await post({ name: "Gone", path: "/follow-through", query: "period=quarter" });
    expect(await remove(view.code)).toEqual([200, view]);
    expect((await remove(view.code))[0]).toBe(404);
    expect(await post(view)).toEqual([201, view]);
    expect((await listViews(workspace.record.db)).filter((each) => each.code === view.code)).toEqual([view]);
  });

  it("are listed by name, numbers by size", async () => {
    for (const name of ["view 10", "View 9", "äußerst"]) await post({ name, path: "/" });
    const names = (await listViews(workspace.record.db)).map((view) => view.name);
    expect(names.filter((name) => ["view 10", "View 9", "äußerst"].includes(name))).toEqual(["äußerst", "View 9", "view 10"]);
  });

  it("are saved by whoever sees them, changed only by who may write, and never for another site", async () => {
    const reader = { ...ownerActor(), may: (right: string) => right === "read" };
    const view = { name: "x", path: "/", query: "" };
    expect((await saveView(workspace.record, reader, view, 0)).code).toBe("x");
    const nobody = { ...ownerActor(), may: () => false };
    await expect(saveView(workspace.record, nobody, view, 0)).rejects.toThrow(ForbiddenError);
    await expect(changeView(workspace.record, reader, "weekly", { name: "x" })).rejects.toThrow(ForbiddenError);
    await expect(deleteView(workspace.record, reader, "weekly")).rejects.toThrow(ForbiddenError);
    const foreign = { origin: "https://evil.example" };
    expect((await POST(request("POST", view, foreign))).status).toBe(403);
    expect((await PATCH(request("PATCH", view, foreign), at("weekly"))).status).toBe(403);
    expect((await DELETE(request("DELETE", undefined, foreign), at("weekly"))).status).toBe(403);
  });
});
