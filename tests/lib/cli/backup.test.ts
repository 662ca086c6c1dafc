import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRecord } from "@/db/client";
import { interaction } from "@/db/schema";
import { runDebrief } from "@/lib/cli/program";
import { addInteraction, addSource } from "@/tests/support/arrange";

const folder = mkdtempSync(join(tmpdir(), "debrief-cli-backup-"));
const dataDir = join(folder, "data");
const file = join(folder, "kept.tar.gz");

beforeAll(async () => {
  const record = await openRecord({ dataDir });
  await record.tx(async (db) => {
    const sourceId = await addSource(db);
    for (const externalId of ["A", "B", "C"]) await addInteraction(db, { sourceId, externalId });
  });
  await record.close();
});
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
  const code = await runDebrief(args, terminal, { DATA_DIR: dataDir });
  return { code, out, err };
}

test("a backup is made where it is asked for, and says its rows, bytes and seconds", async () => {
  const made = await debrief("backup", "kept.tar.gz");
  expect([made.code, made.out]).toEqual([0, `${file}\n`]);
  // A source, three interactions and the row that names the record.
  expect(made.err).toMatch(/^5 rows, [\d,]+ bytes, \d+\.\d s\.\n$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = await debrief("backup", "--keep", "1", "--json");
  const { path, rows, removed }: { path: string; rows: number; removed: number } = JSON.parse(again.out);
  expect([rows, removed]).toEqual([5, 0]);
  expect(path).toMatch(/data\/backups\/debrief-\d{8}T\d{6}Z\.tar\.gz$/);
  expect((await debrief("backup", "--keep", "none")).err).toBe("debrief: --keep must be a whole number above 0.\n");
});

test("it is restored into an empty folder, and over a record only when that is asked for", async () => {
  const restored = await debrief("restore", "kept.tar.gz", "--into", "drill");
  expect(restored.out).toMatch(/^5 rows in \d+\.\d s: the record as it was at \d{4}-\d\d-\d\dT[\d:.]+Z\.\n$/);
  expect(restored.code).toBe(0);
  const record = await openRecord({ dataDir: join(folder, "drill") });
  expect(await record.db.$count(interaction)).toBe(3);
  await record.close();

  const refused = await debrief("restore", "kept.tar.gz");
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("add --replace to move it aside.")]);
  const replaced = await debrief("restore", "kept.tar.gz", "--replace", "--json");
  const { movedTo }: { movedTo: string } = JSON.parse(replaced.out);
  expect(readdirSync(movedTo).sort()).toEqual(["debrief.sqlite", "record-id"]);
  expect(existsSync(join(dataDir, "backups"))).toBe(true);
});

test("what is no backup, and a folder without a record, are told in a sentence", async () => {
  const none = await debrief("restore", "nowhere.tar.gz", "--into", "other");
  expect([none.code, none.err]).toEqual([2, `debrief: There is no ${join(folder, "nowhere.tar.gz")}.\n`]);
  const { code, err } = await (async () => {
    rmSync(join(dataDir, "debrief.sqlite"));
    return debrief("backup");
  })();
  expect([code, err]).toEqual([2, `debrief: There is no record in ${dataDir}, so there is nothing to back up.\n`]);
});
