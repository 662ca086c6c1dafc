import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { BackupError } from "@/db/backup/backup-error";
import { contentOf, type Manifest, manifestShape } from "@/db/backup/manifest";
import { BadArchiveError, type Member, readTar } from "@/db/backup/tar";
import type { RecordDialect } from "@/db/columns";
import { knownVersion, NewerRecordError } from "@/db/migrate";

/**
 * Reads a whole backup and compares everything in it with what its manifest says; writes nothing.
 * @throws BackupError when it is damaged, cut off, changed, or no backup; NewerRecordError when this version is too old for it
 */
export async function verifyBackup(path: string, dialect: RecordDialect): Promise<Manifest> {
  const manifest = await refusing(path, () => readThrough(path));
  const known = knownVersion(dialect);
  if (manifest.schemaVersion > known) throw new NewerRecordError(manifest.schemaVersion, known);
  return manifest;
}

/** The members of a backup that has been verified, except its manifest, with what each of them holds. */
export async function* readBackup(path: string): AsyncGenerator<{ held: Held; content: Member["content"] }> {
  for await (const { name, bytes, content } of membersOf(path)) {
    const held = heldBy(name, bytes);
    if (held.kind !== "manifest") yield { held, content };
  }
}

export type Held = NonNullable<ReturnType<typeof contentOf>>;

const NEWLINE = 10;
/** What a member may hold at most, in bytes: all but uploads are read into memory. */
const MOST_BYTES: Record<Held["kind"], number> = { manifest: 2 ** 26, secret: 2 ** 12, rows: 2 ** 28, upload: 2 ** 33 };
/** Rows shrink to a tenth, seldom to a hundredth; what unpacks to more was made to fill a memory. */
const MOST_TIMES = 200;
const ALWAYS_BYTES = 2 ** 24;

async function* membersOf(path: string): AsyncGenerator<Member> {
  const most = statSync(path).size * MOST_TIMES + ALWAYS_BYTES;
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  const unpacked = (async function* (): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const piece of file.pipe(gunzip)) {
      if (!Buffer.isBuffer(piece)) continue;
      bytes += piece.length;
      if (bytes > most) throw new BadArchiveError(`It unpacks to more than ${MOST_TIMES} times its size, which no backup does.`);
      yield piece;
    }
  })();
  try {
    yield* readTar(unpacked);
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

async function readThrough(path: string): Promise<Manifest> {
  const seen: Manifest["members"] = [];
  const rows = new Map<string, number>();
  let manifest: Manifest | undefined;
  for await (const { name, bytes, content } of membersOf(path)) {
    if (manifest) throw new BadArchiveError("Something follows its manifest.");
    const held = heldBy(name, bytes);
    const hash = createHash("sha256");
    const kept: Buffer[] = [];
    let lines = 0;
    for await (const piece of content) {
      hash.update(piece);
      if (held.kind === "manifest") kept.push(piece);
      if (held.kind === "rows") for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) lines += 1;
    }
    if (held.kind === "manifest") manifest = parseManifest(Buffer.concat(kept).toString("utf8"));
    else seen.push({ name, bytes, sha256: hash.digest("hex") });
    if (held.kind === "rows") rows.set(held.table, (rows.get(held.table) ?? 0) + lines);
  }
  if (!manifest) throw new BadArchiveError("It is cut off: its manifest, which comes last, is missing.");
  compare(manifest, seen, rows);
  return manifest;
}

function heldBy(name: string, bytes: number): Held {
  const held = contentOf(name);
  if (!held) throw new BadArchiveError(`It holds ${JSON.stringify(name)}, which no backup does.`);
  if (bytes > MOST_BYTES[held.kind]) throw new BadArchiveError(`${name} is larger than it may be.`);
  return held;
}

function parseManifest(text: string): Manifest {
  try {
    return manifestShape.parse(JSON.parse(text));
  } catch {
    throw new BadArchiveError("Its manifest cannot be read.");
  }
}

function compare({ members, tables }: Manifest, seen: Manifest["members"], rows: ReadonlyMap<string, number>): void {
  for (const [at, member] of members.entries()) {
    const found = seen[at];
    if (found?.name !== member.name || found.bytes !== member.bytes || found.sha256 !== member.sha256)
      throw new BadArchiveError(`${member.name} is not what the manifest says: it was damaged or changed.`);
  }
  if (seen.length !== members.length) throw new BadArchiveError("It holds more than its manifest says.");
  const said = Object.entries(tables).find(([name, table]) => table.rows !== (rows.get(name) ?? 0));
  if (said || [...rows.keys()].some((name) => !(name in tables)))
    throw new BadArchiveError("It has not as many rows as its manifest says.");
}

/** Says of which file something is wrong. What is wrong with the disk stays what it is. */
async function refusing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadArchiveError) throw new BackupError(`${path} cannot be restored. ${error.message}`);
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("Z_")) throw new BackupError(`${path} cannot be restored. It is damaged, cut off, or no backup.`);
    throw error;
  }
}
