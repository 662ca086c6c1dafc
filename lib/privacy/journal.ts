import { appendFile, mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/**
 * One erasure as the journal keeps it, in HMACs alone: whoever restores a backup erases the same person again with it.
 * It lies beside the record and is never part of what a backup brings back.
 */
export interface JournalEntry {
  code: string;
  subject: "customer" | "staff";
  /** Epoch ms. */
  at: number;
  /** Actor.id. */
  by: string;
  /** The seal of the person's pseudonym. */
  person: string;
  /** The seals of their interactions. */
  interactions: string[];
}

export function journalPath(dataDir: string): string {
  return join(dataDir, "erasures.jsonl");
}

/** Adds an entry; what is returned is on disk. */
export async function writeJournal(dataDir: string, entry: JournalEntry): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = journalPath(dataDir);
  const before = await readFile(path, "utf8").catch(missing);
  // A line that a dying process left half-written ends here, so that it spoils no other one.
  const start = before === "" || before.endsWith("\n") ? "" : "\n";
  await appendFile(path, `${start}${JSON.stringify(entry)}\n`, { mode: 0o600 });
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Every erasure by its code; lines that were not written whole are left out: their erasures had not begun. */
export async function readJournal(dataDir: string): Promise<JournalEntry[]> {
  const lines = (await readFile(journalPath(dataDir), "utf8").catch(missing)).split("\n");
  return lines.flatMap((line) => {
    const read = entry.safeParse(parsed(line));
    return read.success ? [read.data] : [];
  });
}

const entry = z.object({
  code: z.string(),
  subject: z.enum(["customer", "staff"]),
  at: z.number(),
  by: z.string(),
  person: z.string(),
  interactions: z.array(z.string()),
});

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function missing(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
  throw error;
}
