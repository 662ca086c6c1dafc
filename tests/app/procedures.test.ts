import { afterAll, beforeAll, expect, it } from "vitest";
import { PATCH } from "@/app/api/procedures/[code]/route";
import { POST } from "@/app/api/procedures/[code]/versions/route";
import { PATCH as PATCH_TEAM } from "@/app/api/teams/[code]/route";
import type { Workspace } from "@/lib/workspace";
import { addFailure, addTeam } from "@/tests/support/arrange-record";
import { browser, serve } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

/*
 * What the page of a procedure and the matrix of waits send: each request as it comes in, against a real record.
 */
let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    await addFailure(db, "late");
    await addTeam(db, "north");
  });
  await serve(workspace);
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const CODE = "procedure-of-late";
const request = (method: string, body: unknown, headers = {}) =>
  new Request("http://localhost:3000/api/procedures", {
    method,
    headers: { ...browser(), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const at = (code: string) => ({ params: Promise.resolve({ code }) });
const answer = async (response: Response) => [response.status, await response.json()];
const post = async (body: unknown, code = CODE) => answer(await POST(request("POST", body), at(code)));
const patch = async (body: unknown, code = CODE) => answer(await PATCH(request("PATCH", body), at(code)));

it("a version is added under the next number, and refused with what would be right", async () => {
  expect(await post({ effectiveDay: "2026-06-05", document: "x" })).toEqual([201, { version: 1 }]);
  expect(await post({ effectiveDay: "2026-06-06", document: "y" })).toEqual([201, { version: 2 }]);
  expect((await post({ effectiveDay: "2026-06-06", document: "y" }))[0]).toBe(400);
  expect(await post("nonsense")).toMatchObject([400, { error: { code: "bad_procedure", field: "body" } }]);
  expect(await post({ effectiveDay: "2026-07-06", document: "y" }, "nothing")).toMatchObject([404, { error: { code: "not_found" } }]);
});

it("owners, document and retirement are changed one by one or together", async () => {
  expect(await patch({ productionTeam: "north", documentUrl: "https://wiki.example.com/x" })).toEqual([
    200,
    { code: CODE, productionTeam: "north", documentUrl: "https://wiki.example.com/x" },
  ]);
  expect(await patch({ isRetired: true })).toEqual([200, { code: CODE, isRetired: true }]);
  expect(await patch({ documentUrl: "javascript:alert(1)" })).toMatchObject([400, { error: { field: "documentUrl" } }]);
  expect((await patch({ isRetired: true }, "nothing"))[0]).toBe(404);
  expect((await answer(await PATCH(request("PATCH", { isRetired: true }, { origin: "https://elsewhere.example" }), at(CODE))))[0]).toBe(
    403,
  );
});

it("a team can be called a system", async () => {
  expect(await answer(await PATCH_TEAM(request("PATCH", { isSystem: true }), at("north")))).toEqual([
    200,
    { code: "north", isSystem: true },
  ]);
  expect((await answer(await PATCH_TEAM(request("PATCH", { isSystem: "yes" }), at("north"))))[0]).toBe(400);
});
