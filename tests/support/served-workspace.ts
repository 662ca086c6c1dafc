import { afterAll, beforeAll } from "vitest";
import type { Workspace } from "@/lib/workspace";
import { keyFor } from "@/tests/support/ask-api";
import { serve } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

/** A workspace that the routes of this test file are asked about, and a key to it with every scope. */
export function servedWorkspace(): { readonly workspace: Workspace; readonly key: string } {
  let served: { workspace: Workspace; key: string } | undefined;
  beforeAll(async () => {
    const workspace = await freshWorkspace();
    await serve(workspace);
    served = { workspace, key: await keyFor(workspace) };
  });
  afterAll(async () => {
    globalThis.debriefWorkspace = undefined;
    await served?.workspace.close();
  });
  const open = () => {
    if (!served) throw new Error("The workspace is opened before the first test, and not before that");
    return served;
  };
  return {
    get workspace() {
      return open().workspace;
    },
    get key() {
      return open().key;
    },
  };
}
