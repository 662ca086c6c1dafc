import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecord } from "@/db/client";
import { openWorkspace, type Workspace } from "@/lib/workspace";
import { FEW_FAILURES, generateInteractions, type Worked } from "@/tests/bench/support/generate";

/**
 * A workspace of generated interactions, its facts in a file as the server has them. It is kept in the temp folder under a
 * digest of what made it, so that the next run starts at once; nobody may write to it.
 */
export async function generatedWorkspace(count: number, worked: Worked = FEW_FAILURES): Promise<Workspace> {
  return openWorkspace({ dataDir: await generatedRecord(count, worked), facts: "server" });
}

/** The folder of a generated record, made when it is not there yet. */
export async function generatedRecord(count: number, worked: Worked = FEW_FAILURES): Promise<string> {
  const folder = join(tmpdir(), `debrief-bench-${digest()}-${count}-${worked.failures}-${worked.fixes}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const record = await openRecord({ dataDir: unfinished });
  try {
    generateInteractions(record, count, worked);
    // Everything into the one file, which is what is copied.
    record.sqlite?.write.pragma("wal_checkpoint(truncate)");
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    await record.close();
  }
  renameSync(unfinished, folder);
  return folder;
}

/** Of the generator and of the shape of the record. */
function digest(): string {
  const hash = createHash("sha256");
  const sources = ["tests/bench/support/random.ts", "tests/bench/support/inserting.ts", "db/schema.ts"];
  const generators = readdirSync("tests/bench/support").filter((name) => name.startsWith("generate"));
  for (const path of [...sources, ...generators.map((name) => `tests/bench/support/${name}`)].sort()) hash.update(readFileSync(path));
  return hash.digest("hex").slice(0, 12);
}
