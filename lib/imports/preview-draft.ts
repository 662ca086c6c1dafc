import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { max } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { interaction } from "@/db/schema";
import { startProgram } from "@/lib/child-process";
import { pseudonyms } from "@/lib/identity";
import { type Counting, countImport, type ImportCount, type RowFate } from "@/lib/imports/count-import";
import { readSource } from "@/lib/imports/import-source";
import { importLimits } from "@/lib/imports/limits";
import { type DraftFile, openDraft } from "@/lib/imports/open-draft";
import type { Patterns } from "@/lib/imports/patterns";
import { type ShownRow, shownRow, shownVolume } from "@/lib/imports/preview-row";
import { sourceFor } from "@/lib/imports/queue-import";
import { readingOf } from "@/lib/imports/reading";
import type { ImportJob } from "@/lib/imports/run-import";
import { redact } from "@/lib/redaction";

/** What importing a draft would do, and its first rows as they would be. Nothing of it is written to the record. */
export interface Preview extends Omit<ImportCount, "patterns"> {
  /** Customers who seem to stand for many people, by their keys, and values that seem to have a new name. */
  mailboxes: { key: string; shown: string; rows: number; known: number }[];
  renames: Patterns["renames"];
  first: PreviewRow[];
  rejections: { line: number; column: string | null; value: string | null; reason: string; hint: string }[];
}

/** `row` is its place among the rows of the file, from 1. */
export type PreviewRow = { row: number } & (
  | { fate: RowFate; isDifficult: boolean; isPraise: boolean; shown: ShownRow }
  | { fate: "rejected"; line: number; column: string | null; value: string | null; reason: string; hint: string }
  | { fate: "earlier state" }
);

/** How far the whole file has been looked at. */
export type WholeFile =
  | { state: "running"; rows: number; bytes: number; totalBytes: number }
  | { state: "failed"; message: string }
  | { state: "done"; preview: Preview };

const ROWS_SHOWN = 50;
const REJECTIONS_SHOWN = 50;
/** A first look at a large file reads so many rows. */
const FIRST_LOOK_ROWS = 1_000;
/** Smaller files are read at once; larger ones by a process of their own. */
const AT_ONCE_BYTES = 1024 * 1024;

/** Counts the rows of a draft and keeps the first of them. */
export async function previewFile(
  record: RecordStore,
  draft: DraftFile,
  source: { code: string; zone: string },
  options: Pick<Counting, "now" | "mostRows" | "onProgress">,
): Promise<Preview> {
  const zone = (await readSource(record.db, source.code))?.zone ?? source.zone;
  const first: PreviewRow[] = [];
  const rejections: Preview["rejections"] = [];
  const pseudonym = pseudonyms(record.dataDir);
  const { patterns, ...count } = await countImport(record, draft.file, source, {
    ...options,
    pseudonym,
    onLine(line, fate) {
      const row = first.length + 1;
      if ("rejected" in line) {
        const { line: at, column, value, reason, hint } = line.rejected;
        const rejected = { line: at, column, value, reason, hint };
        if (rejections.length < REJECTIONS_SHOWN) rejections.push(rejected);
        if (first.length < ROWS_SHOWN) first.push({ row, fate: "rejected", ...rejected });
        return;
      }
      if (first.length >= ROWS_SHOWN) return;
      if ("folded" in line) first.push({ row, fate: "earlier state" });
      else if ("volume" in line) {
        first.push({ row, fate: fate ?? "created", isDifficult: false, isPraise: false, shown: shownVolume(line.volume) });
      } else {
        const { values, lists } = line.row;
        first.push({
          row,
          fate: fate ?? "created",
          isDifficult: values.isDifficult === true,
          isPraise: (lists.commendation ?? []).length > 0,
          shown: shownRow(line.row, zone),
        });
      }
    },
  });
  const mailboxes = patterns.mailboxes.map(({ customer, ...rest }) => ({
    key: pseudonym("customer", customer),
    shown: masked(customer),
    ...rest,
  }));
  const renames = patterns.renames.filter(({ from, to }) => [from, to].every((value) => redact(value) === value));
  return { ...count, mailboxes, renames, first, rejections };
}

/** Enough to recognise one's own mailbox by, and no more. */
function masked(customer: string): string {
  const [name = "", place] = customer.split("@");
  return `${name.slice(0, 3)}…${place === undefined ? "" : `@${place.slice(0, 40)}`}`;
}

/**
 * The first rows of a draft at once, and the whole file as far as it has been looked at; a large one is looked at by a
 * process of its own, which this starts.
 */
export async function previewDraft(
  record: RecordStore,
  job: ImportJob,
  draft: DraftFile,
  source: { code: string; zone: string },
): Promise<{ first: Preview; whole: WholeFile }> {
  const target = await placeOf(record, job);
  const known = await wholeFile(target);
  if (known?.state === "done") return { first: known.preview, whole: known };
  const now = Date.now();
  if (draft.file.examination.bytes <= AT_ONCE_BYTES) {
    const preview = await previewFile(record, draft, source, { now });
    const whole = { state: "done" as const, preview };
    await keep(target, whole);
    return { first: preview, whole };
  }
  if (known?.state !== "failed") countInChild(record, job.id, target);
  const first = await previewFile(record, draft, source, { now, mostRows: FIRST_LOOK_ROWS });
  return { first, whole: known ?? { state: "running", rows: 0, bytes: 0, totalBytes: draft.file.examination.bytes } };
}

/** How far the process that looks at the whole file is; null when none has begun. */
async function wholeFile(target: string): Promise<WholeFile | null> {
  if (!existsSync(target)) return null;
  // Written by ourselves, whole, under the digest of everything it depends on.
  const found: WholeFile = JSON.parse(await readFile(target, "utf8"));
  return found;
}

export async function keep(target: string, whole: WholeFile): Promise<void> {
  const draft = `${target}.${process.pid}.part`;
  await writeFile(draft, JSON.stringify(whole), { mode: 0o600 });
  await rename(draft, target).catch((error: unknown) => {
    // Discarded or imported meanwhile: its file is gone, and with it what was beside it.
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  });
}

/** Beside the uploaded file, and removed with it: another reading, or another record, is another preview. */
async function placeOf(record: RecordStore, job: ImportJob): Promise<string> {
  const [newest] = await record.db.select({ id: max(interaction.id) }).from(interaction);
  const of = JSON.stringify([job.id, job.reading, job.mapping, job.mappingCode, job.sheet, newest?.id]);
  const key = createHash("sha256").update(of).digest("hex").slice(0, 16);
  return join(record.dataDir, "uploads", `${job.fileDigest}-preview-${job.id}-${key}.json`);
}

const counting = new Map<number, { target: string; child: ChildProcess }>();

function countInChild(record: RecordStore, importId: number, target: string): void {
  if (counting.get(importId)?.target === target) return;
  stopCounting(importId);
  const args = [record.dataDir, String(importId), target];
  const child = startProgram("imports/count-child.ts", args, { heapMib: importLimits().heapMib, stdio: ["ignore", "ignore", "inherit"] });
  child.unref();
  counting.set(importId, { target, child });
  const forget = () => {
    if (counting.get(importId)?.child === child) counting.delete(importId);
  };
  child.once("error", forget);
  child.once("exit", forget);
}

/** The draft is read differently now, or not at all. */
export function stopCounting(importId: number): void {
  counting.get(importId)?.child.kill();
  counting.delete(importId);
}

/** What the process of its own does: the whole file, with its progress. */
export async function countWhole(record: RecordStore, job: ImportJob, target: string): Promise<void> {
  const reading = readingOf(job);
  const draft = await openDraft(record, job, reading);
  const source = await sourceFor(record, draft.file.layout.mapping, reading.source);
  let told = 0;
  let telling = Promise.resolve();
  const preview = await previewFile(record, draft, source, {
    now: Date.now(),
    onProgress({ rows, bytes, totalBytes }) {
      if (performance.now() - told < 400) return;
      told = performance.now();
      telling = telling.then(() => keep(target, { state: "running", rows, bytes, totalBytes }));
    },
  });
  await telling;
  await keep(target, { state: "done", preview });
}
