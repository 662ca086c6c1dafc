import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RecordStore } from "@/db/client";
import { commandActor } from "@/lib/access/actor";
import { csvLine } from "@/lib/csv";
import { type ImportOptions, importFile } from "@/lib/imports/import-file";
import type { ImportReport } from "@/lib/imports/import-report";

/** 2024-06-01T00:00Z: the day on which the tests import. */
export const IMPORT_DAY = 1_717_200_000_000;

/** A file of its own with these bytes, in a folder of the system that is emptied now and then. */
export async function fileOf(content: string | Buffer, name = "file.csv"): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "debrief-file-")), name);
  await writeFile(path, content);
  return path;
}

/** Imports text as a file. */
export async function importText(
  record: RecordStore,
  content: string | Buffer,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  return importFile(record, commandActor(), { path: await fileOf(content), now: () => IMPORT_DAY, ...options });
}

/** A CSV with a header and rows, each cell written out. */
export function csvOf(header: string[], rows: (string | number)[][], delimiter = ","): string {
  return [header, ...rows].map((cells) => csvLine(cells, delimiter)).join("");
}

/** The smallest file of each kind: what its mapping needs, and one thing more. */
export const CFPB_HEADER = [
  "Date received",
  "Product",
  "Issue",
  "Company",
  "Timely response?",
  "Consumer complaint narrative",
  "Complaint ID",
];

/** A complaint of 2019-03-18, unless told otherwise, in the columns of CFPB_HEADER. */
export function complaint(values: Partial<Record<(typeof CFPB_HEADER)[number], string>> = {}): string[] {
  const usual: Record<string, string> = {
    "Date received": "3/18/2019",
    Product: "Mortgage",
    Issue: "Trouble during payment process",
    Company: "EXAMPLE BANK",
    "Timely response?": "Yes",
    "Consumer complaint narrative": "",
    "Complaint ID": "1",
  };
  return CFPB_HEADER.map((name) => values[name] ?? usual[name] ?? "");
}
