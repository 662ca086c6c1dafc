import { existsSync } from "node:fs";
import type { RecordStore } from "@/db/client";
import { slug } from "@/db/slug";
import { BadImportError } from "@/lib/errors";
import { BY_HAND, byHand, changesMapping, customMapping } from "@/lib/imports/custom-mapping";
import { dataRows } from "@/lib/imports/data-rows";
import { type Examination, examineFile } from "@/lib/imports/examine-file";
import type { FileRow } from "@/lib/imports/file-rows";
import { type ColumnGuess, guessColumns, type SeenColumn } from "@/lib/imports/guess-columns";
import { guessHeading, type Heading } from "@/lib/imports/guess-heading";
import { type ImportLimits, importLimits } from "@/lib/imports/limits";
import type { Mapping } from "@/lib/imports/mapping";
import { mappingByCode } from "@/lib/imports/mappings/index";
import { type ImportableFile, type LookedFile, laidOut, lookAtFile, type ReadableFile, recognisedLayout } from "@/lib/imports/open-file";
import { readableUpload } from "@/lib/imports/open-upload";
import type { Reading } from "@/lib/imports/reading";
import { type Layout, REJECTED_COLUMNS, recognise } from "@/lib/imports/recognise";
import { readMappings, type SavedMapping } from "@/lib/imports/saved-mappings";
import { uploadPath } from "@/lib/imports/uploads";

/** A file of the uploads as it would be imported, with everything about it that can be said otherwise. */
export interface DraftFile {
  file: ImportableFile;
  /** The mapping that was begun with: one that is shipped, one that was saved, or none. */
  base: { code: string; name: string; kind: "shipped" | "saved" | "by-hand" };
  /** The code of the mapping that knows the file by its columns; null when none does. */
  recognised: string | null;
  /** Whether the mapping in force is a changed one, so that the import keeps it. */
  isOwn: boolean;
  /** What is guessed of each column where no mapping knows the file. */
  guess: ColumnGuess[];
  seen: SeenColumn[];
  /** The first rows, among which the header is. */
  head: FileRow[];
}

/** @throws BadImportError when it cannot be read as was said */
export async function openDraft(
  record: RecordStore,
  draft: { fileDigest: string; fileName: string; sheet: string | null },
  reading: Reading,
): Promise<DraftFile> {
  const limits = importLimits();
  const upload = { path: uploadPath(record.dataDir, draft.fileDigest), digest: draft.fileDigest, examination: null };
  if (!existsSync(upload.path))
    throw new BadImportError("The uploaded file is gone. Discard this draft, and choose the file again.", "id", "file_gone", 410);
  const readable = await readableUpload(record.dataDir, upload, { limits, sheet: reading.sheet ?? draft.sheet ?? undefined });
  const looked = await lookAtFile(await examined(draft.fileDigest, readable, limits), limits, reading);
  const saved = await readMappings(record.db);
  const known = recognisedOrNull(looked, saved);
  const base = baseOf(reading.mapping ?? known?.mapping.code ?? BY_HAND, saved, draft.fileName);
  const heading = known && base.mapping === known.mapping ? headingOf(known, looked) : headingFor(base.mapping, looked, limits);
  const bare = laidOut(looked, bareLayout(heading), reading.dates);
  const seen = await seenColumns(bare);
  const guess = base.kind === "by-hand" ? guessColumns(seen) : [];
  const isOwn = base.kind === "by-hand" || changesMapping(reading);
  const mapping = isOwn ? customMapping(base.mapping, { ...reading, columns: withGuess(guess, reading) }, heading.row.cells) : base.mapping;
  const layout = recognise([{ delimiter: heading.delimiter, rows: [heading.row] }], [], limits.columns, mapping);
  return {
    file: laidOut(looked, layout, reading.dates),
    base: { code: base.mapping.code, name: base.mapping.name, kind: base.kind },
    recognised: known?.mapping.code ?? null,
    isOwn,
    guess,
    seen,
    head: looked.beginnings.find(({ delimiter }) => delimiter === heading.delimiter)?.rows ?? [],
  };
}

const MOST_REMEMBERED = 50;
const examinations = new Map<string, Examination>();

/** A draft is opened again and again, and its bytes stay the same: they are gone through once. */
async function examined(digest: string, readable: ReadableFile, limits: ImportLimits): Promise<ReadableFile> {
  // What was unpacked is another file for each sheet.
  if (readable.form !== "text" || !readable.path.endsWith(`${digest}.file`)) return readable;
  const examination = examinations.get(digest) ?? (await examineFile(readable.path, limits));
  if (examinations.size >= MOST_REMEMBERED) examinations.clear();
  examinations.set(digest, examination);
  return { ...readable, examination };
}

function recognisedOrNull(looked: LookedFile, saved: readonly SavedMapping[]): Layout | null {
  try {
    return recognisedLayout(looked, { saved });
  } catch (error) {
    if (error instanceof BadImportError && error.code === "unrecognised_columns") return null;
    throw error;
  }
}

function baseOf(code: string, saved: readonly SavedMapping[], fileName: string): { mapping: Mapping; kind: DraftFile["base"]["kind"] } {
  const shipped = mappingByCode(code);
  if (shipped) return { mapping: shipped, kind: "shipped" };
  const own = saved.find((each) => each.code === code);
  if (own) return { mapping: own.mapping, kind: "saved" };
  if (code !== BY_HAND)
    throw new BadImportError(`There is no mapping "${code.slice(0, 60)}" any more. Choose another one.`, "mapping", "bad_reading");
  const name =
    fileName
      .replace(/\.[a-z0-9]{1,5}$/i, "")
      .replace(/[_\s]+/g, " ")
      .trim()
      .slice(0, 80) || "Own records";
  return { mapping: { ...byHand, source: { code: slug(name), name } }, kind: "by-hand" };
}

function headingOf({ delimiter, headerLine }: Layout, { headings }: LookedFile): Heading {
  const row = headings.find((each) => each.delimiter === delimiter)?.rows.find(({ line }) => line === headerLine);
  if (!row) throw new Error("The header of a recognised file is gone");
  return { delimiter, row };
}

/** The header that a chosen mapping finds; where it finds none, the row that looks most like one. */
function headingFor(mapping: Mapping, looked: LookedFile, limits: ImportLimits): Heading {
  if (mapping.code !== BY_HAND) return headingOf(recognise(looked.headings, [], limits.columns, mapping), looked);
  const heading = guessHeading(looked.headings);
  if (!heading)
    throw new BadImportError("There is no row that could be the header. Choose another line or delimiter.", "headerLine", "bad_reading");
  if (heading.row.cells.length > limits.columns) {
    throw new BadImportError(
      `The file has ${heading.row.cells.length} columns; at most ${limits.columns} are read.`,
      undefined,
      "too_many_columns",
    );
  }
  return heading;
}

/** A layout under which rows can be looked at before any column means anything. */
function bareLayout({ delimiter, row }: Heading): Layout {
  return {
    mapping: byHand,
    delimiter,
    header: row.cells,
    headerLine: row.line,
    places: new Map(),
    several: new Map(),
    others: [],
    repeated: [],
    isMended: false,
  };
}

const ROWS_SEEN = 300;

async function seenColumns(file: ImportableFile): Promise<SeenColumn[]> {
  const rows: FileRow[] = [];
  for await (const some of dataRows(file)) {
    rows.push(...some.rows.filter(({ problem }) => problem === null).slice(0, ROWS_SEEN - rows.length));
    if (rows.length >= ROWS_SEEN) break;
  }
  const names = file.layout.header.map((name) => name.trim());
  const isMended = REJECTED_COLUMNS.every((name, at) => names.at(at - REJECTED_COLUMNS.length)?.toLowerCase() === name);
  const own = isMended ? names.slice(0, -REJECTED_COLUMNS.length) : names;
  return own.flatMap((name, place) => {
    const isFirst = own.indexOf(name) === place;
    return name === "" || !isFirst ? [] : [{ name, values: rows.map(({ cells }) => cells[place] ?? "") }];
  });
}

/** What was said of a column stands before what was guessed of it, and takes a field away from where it was guessed. */
function withGuess(guess: readonly ColumnGuess[], { columns = [] }: Reading): ColumnGuess[] {
  const said = new Set(columns.map(({ column }) => column));
  const taken = new Set(columns.map(({ becomes }) => becomes).filter((becomes) => !["facet", "attribute", "drop"].includes(becomes)));
  const left = guess.filter(({ column }) => !said.has(column));
  return [...columns, ...left.map((each) => (taken.has(each.becomes) ? { ...each, becomes: "attribute" as const } : each))];
}
