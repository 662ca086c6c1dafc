import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openRecord } from "@/db/client";
import { findKey } from "@/lib/access/api-keys";
import { runDebrief } from "@/lib/cli/program";

const folder = mkdtempSync(join(tmpdir(), "debrief-key-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function debrief(...args: string[]) {
  let [out, err] = ["", ""];
  const terminal = {
    write: (text: string) => {
      out += text;
    },
    say: (text: string) => {
      err += text;
    },
    isWatched: false,
    folder,
  };
  const code = await runDebrief(args, terminal, { DATA_DIR: folder });
  return { code, out, err };
}

async function isKnown(key: string): Promise<boolean> {
  const record = await openRecord({ dataDir: folder });
  const found = await findKey(record.db, key);
  await record.close();
  return found !== null;
}

test("a key is made, listed and revoked by the command", async () => {
  expect(await debrief("key", "list")).toEqual({ code: 0, out: "No key has been made yet.\n", err: "" });
  const made = await debrief("key", "create", "Help desk", "--scope", "interactions:write", "--scope", "promises:read,volumes:write");
  expect([made.code, made.err]).toEqual([
    0,
    "Key 1 of Help desk, for interactions:write, promises:read, volumes:write. It is not shown again.\n",
  ]);
  expect(made.out).toMatch(/^dbk_[a-z0-9]{8}_[A-Za-z0-9_-]{32}\n$/);
  expect(await isKnown(made.out.trim())).toBe(true);

  const listed = await debrief("key", "list");
  expect(listed.out).toBe(`1  ${made.out.slice(0, 12)}_…  Help desk  interactions:write,promises:read,volumes:write  never used\n`);
  expect(JSON.parse((await debrief("key", "list", "--json")).out).keys).toMatchObject([
    { id: 1, name: "Help desk", lastUsedAt: null, revokedAt: null },
  ]);

  expect((await debrief("key", "revoke", "1")).out).toMatch(/ revoked \d{4}-\d\d-\d\dT\d\d:\d\dZ\n$/);
  expect(await isKnown(made.out.trim())).toBe(false);
});

test("what cannot be is told in one sentence", async () => {
  expect(await debrief("key", "create", "x", "--scope", "everything")).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^debrief: scopes must be some of interactions:read/),
  });
  expect(await debrief("key", "revoke", "99")).toMatchObject({ code: 2, err: "debrief: There is no key 99.\n" });
  expect(await debrief("key", "revoke", "x")).toMatchObject({ code: 2, err: 'debrief: There is no key "x"; ids are whole numbers.\n' });
});
