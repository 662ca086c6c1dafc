import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentOf, type Manifest } from "@/db/backup/manifest";
import { verifyBackup } from "@/db/backup/read-backup";
import { restoreBackup } from "@/db/backup/restore-backup";
import { readTar, TAR_END, tarHeader, tarPadding } from "@/db/backup/tar";
import { openRecord } from "@/db/client";
import { commandActor } from "@/lib/access/actor";
import { makeBackup } from "@/lib/backup/make-backup";
import { installationSecret } from "@/lib/identity";
import { addInteraction, addSource } from "@/tests/support/arrange";

const RUNS = process.env.LONG ? 3_000 : 60;

const folder = mkdtempSync(join(tmpdir(), "debrief-hostile-"));
const good = join(folder, "good.tar.gz");
let parts: Part[] = [];

beforeAll(async () => {
  const dataDir = join(folder, "data");
  const record = await openRecord({ dataDir });
  await record.tx(async (db) => {
    const sourceId = await addSource(db, "desk");
    for (let n = 0; n < 30; n++) await addInteraction(db, { sourceId, externalId: `A-${n}` });
  });
  await record.close();
  installationSecret(dataDir);
  await makeBackup({ dataDir }, commandActor(), { path: good, now: 0 });
  parts = await partsOf(readFileSync(good));
});

afterAll(() => rmSync(folder, { recursive: true }));

test("what is no file of a backup is refused by its name: paths that lead elsewhere, names nobody gave", async () => {
  for (const name of [
    "../debrief.sqlite",
    "/etc/passwd",
    "record/../../x/00000001.jsonl",
    "debrief.sqlite",
    "uploads/../secret",
    "secret ",
    "record/user/1.jsonl",
  ]) {
    expect(contentOf(name)).toBeNull();
    await refused(archiveOf([{ name, content: "x" }, ...parts]), /which no backup does/);
  }
});

test("a link, a folder and a device are refused", async () => {
  for (const kind of ["1", "2", "3", "5", "x", "L"]) {
    const header = tarHeader("secret", 0, 0);
    header.write(kind, 156);
    await refused(gzipSync(Buffer.concat([resummed(header), TAR_END])), /no plain file/);
  }
});

test("an archive that unpacks to far more than it is, is refused without being unpacked", async () => {
  const zeros = Buffer.alloc(200_000_000);
  const bomb = gzipSync(Buffer.concat([tarHeader("record/setting/00000001.jsonl", zeros.length, 0), zeros, TAR_END]));
  const begun = process.memoryUsage().rss;
  await refused(bomb, /more than 200 times its size/);
  expect(process.memoryUsage().rss - begun).toBeLessThan(300_000_000);
  const huge = tarHeader("secret", 2 ** 32 - 1, 0);
  await refused(gzipSync(Buffer.concat([huge, TAR_END])), /larger than it may be/);
});

test("a backup that is cut off anywhere, or changed anywhere, is refused", async () => {
  const whole = readFileSync(good);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 9 }), async (at) => {
      await refused(whole.subarray(0, at), /cannot be restored/);
    }),
    { numRuns: RUNS },
  );
  const plain = gunzipSync(whole);
  const last = plain.length - TAR_END.length;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: last - 1 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(plain);
      changed[at] = (changed[at] ?? 0) ^ by;
      const path = written(gzipSync(changed, { level: 1 }));
      // What fills a block up means nothing; everything else is either refused or the same backup.
      const outcome = await verifyBackup(path, "sqlite").then((manifest) => manifest.members, String);
      if (typeof outcome === "string") expect(outcome).toMatch(/cannot be restored/);
      else expect(outcome).toEqual((await verifyBackup(good, "sqlite")).members);
    }),
    { numRuns: RUNS },
  );
});

test("a backup whose sums are right and whose content is not is refused, and leaves nothing", async () => {
  const row = (content: string) => resealed((name) => (name === "record/source/00000001.jsonl" ? content : null), {});
  const good = parts.find(({ name }) => name === "record/source/00000001.jsonl")?.content.toString() ?? "";
  const wide = good.replace("[", "[1,");
  await notRestored(row(wide), /has not its columns/);
  await notRestored(row(good.replace('"desk"', '{"a":1}')), /holds what no column does/);
  await notRestored(row("not json\n"), /not valid JSON/);
  await notRestored(
    resealed(() => null, { tables: { evil_table: { rows: 0, columns: ["id"] } } }),
    /its table evil_table is not that of version/,
  );
  await notRestored(
    resealed(() => null, { sequences: { sqlite_master: 1 } }),
    /its table sqlite_master is not that of version/,
  );
  // A row that points at nothing.
  await notRestored(
    resealed((name, content) => (name === "record/interaction/00000001.jsonl" ? content.replace(/^\[1,1,/, "[1,77,") : null), {}),
    /pointing at nothing/,
  );
});

interface Part {
  name: string;
  content: Buffer | string;
}

async function refused(archive: Buffer, saying: RegExp): Promise<void> {
  await expect(verifyBackup(written(archive), "sqlite")).rejects.toThrow(saying);
}

async function notRestored(archive: Buffer, saying: RegExp): Promise<void> {
  const into = mkdtempSync(join(folder, "into-"));
  await expect(restoreBackup(written(archive), { dataDir: into }, false)).rejects.toThrow(saying);
  expect(readdirSync(into)).toEqual([]);
}

function written(archive: Buffer): string {
  const path = join(folder, "hostile.tar.gz");
  writeFileSync(path, archive);
  return path;
}

function archiveOf(members: readonly Part[]): Buffer {
  const pieces = members.flatMap(({ name, content }) => {
    const bytes = Buffer.from(content);
    return [tarHeader(name, bytes.length, 0), bytes, tarPadding(bytes.length)];
  });
  return gzipSync(Buffer.concat([...pieces, TAR_END]), { level: 1 });
}

/** The good backup with some of its content exchanged, and a manifest that agrees with it. */
function resealed(
  exchange: (name: string, content: string) => string | null,
  more: Partial<Pick<Manifest, "tables" | "sequences">>,
): Buffer {
  const members = parts.flatMap(({ name, content }) => {
    if (name === "manifest.json") return [];
    const bytes = Buffer.from(exchange(name, content.toString()) ?? content);
    return [{ name, content: bytes, sha256: createHash("sha256").update(bytes).digest("hex") }];
  });
  const was: Manifest = JSON.parse(parts.at(-1)?.content.toString() ?? "");
  const manifest = {
    ...was,
    tables: { ...was.tables, ...more.tables },
    sequences: { ...was.sequences, ...more.sequences },
    members: members.map(({ name, content, sha256 }) => ({ name, bytes: content.length, sha256 })),
  };
  return archiveOf([...members, { name: "manifest.json", content: JSON.stringify(manifest) }]);
}

async function partsOf(archive: Buffer): Promise<Part[]> {
  const read: Part[] = [];
  const whole = (async function* () {
    yield gunzipSync(archive);
  })();
  for await (const { name, content } of readTar(whole)) {
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(piece);
    read.push({ name, content: Buffer.concat(pieces) });
  }
  return read;
}

function resummed(header: Buffer): Buffer {
  header.write(" ".repeat(8), 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}
