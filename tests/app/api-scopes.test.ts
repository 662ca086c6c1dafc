import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SCOPES } from "@/lib/access/scopes";
import { OPERATIONS } from "@/lib/api/operations";
import type { Workspace } from "@/lib/workspace";
import { serve } from "@/tests/support/signed-in";
import { askApi, keyFor } from "../support/ask-api";
import { freshWorkspace } from "../support/workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
  await serve(workspace);
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

test("every operation is open to the keys with its scope, and to no other", async () => {
  const asks = OPERATIONS.map(({ id, method, path, scope, body }) => ({
    id,
    method,
    scope,
    address: path.replace("{id}", "1"),
    body: body && {},
  }));
  for (const shown of [...SCOPES, null]) {
    const key = shown && (await keyFor(workspace, [shown]));
    for (const { id, method, scope, address, body } of asks) {
      const { status, json } = await askApi(key, method, address, body);
      const isOpen = status !== 401 && status !== 403;
      expect([id, shown, isOpen]).toEqual([id, shown, scope === shown]);
      if (!isOpen) expect([id, json.error]).toMatchObject([id, { code: key ? "missing_scope" : "unauthorized" }]);
    }
  }
  expect(asks.length).toBeGreaterThan(10);
});
