import { asc, eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { source } from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import type { TargetCode } from "@/lib/imports/column-targets";
import { dateMissing } from "@/lib/imports/draft-needs";
import { readDraft } from "@/lib/imports/drafts";
import type { Encoding } from "@/lib/imports/examine-file";
import type { SeenColumn } from "@/lib/imports/guess-columns";
import { readSource } from "@/lib/imports/import-source";
import { praiseRules, rulesOfCondition, usesOf } from "@/lib/imports/mapping-words";
import { allMappings } from "@/lib/imports/mappings/index";
import { type DraftFile, openDraft } from "@/lib/imports/open-draft";
import { type Preview, previewDraft, type WholeFile } from "@/lib/imports/preview-draft";
import { sourceFor } from "@/lib/imports/queue-import";
import { type Reading, type RowRule, readingOf } from "@/lib/imports/reading";
import { shortened } from "@/lib/imports/row-problem";
import { readMappings } from "@/lib/imports/saved-mappings";
import { redact } from "@/lib/redaction";
import { workspaceSettings } from "@/lib/settings";

/** Everything that a person is shown of a draft, and can say otherwise. */
export interface DraftView {
  id: number;
  fileName: string;
  fileBytes: number;
  reading: Reading;
  /** How the text is laid out, as found or said; encoding and delimiter are null for what is no plain text. */
  layout: { encoding: Encoding | null; delimiter: string | null; headerLine: number; sheet: string | null; sheets: readonly string[] };
  /** The first lines, any of which may be the header. */
  lines: { line: number; text: string }[];
  base: DraftFile["base"];
  recognised: string | null;
  isOwn: boolean;
  mappings: { code: string; name: string; kind: "shipped" | "saved" }[];
  columns: DraftColumn[];
  /** Null where the mapping's own rule is more than these can say. */
  difficult: RowRule[] | null;
  praise: RowRule[] | null;
  source: { code: string; name: string; zone: string; isKnown: boolean };
  sources: { code: string; name: string }[];
  workspaceZone: string;
  /** What has to be said before it can be imported, beside the question about its dates. */
  missing: string | null;
  first: Preview;
  whole: WholeFile;
}

export interface DraftColumn {
  name: string;
  /** What a person has said it becomes; null where the mapping decides. */
  said: TargetCode | null;
  /** What it becomes by the guess, where no mapping knows the file. */
  guess: TargetCode | null;
  /** What the mapping in force makes of it. */
  uses: string[];
  samples: string[];
  /** All values of the first rows, where they are few. */
  values: string[] | null;
}

/** @throws NotFoundError, BadImportError when it is no draft any more */
export async function viewDraft(record: RecordStore, actor: Actor, id: number): Promise<DraftView> {
  requireRight(actor, "import");
  const job = await readDraft(record, id);
  const reading = readingOf(job);
  const draft = await openDraft(record, job, reading);
  const { file } = draft;
  const wanted = await sourceFor(record, file.layout.mapping, reading.source);
  const known = await readSource(record.db, wanted.code);
  const { first, whole } = await previewDraft(record, job, draft, wanted);
  return {
    id,
    fileName: job.fileName,
    fileBytes: job.fileBytes,
    reading,
    layout: {
      encoding: file.shape.form === "csv" ? file.shape.encoding : null,
      delimiter: file.shape.form === "csv" ? file.layout.delimiter : null,
      headerLine: file.layout.headerLine,
      sheet: file.sheet,
      sheets: file.sheets,
    },
    lines: draft.head
      .slice(0, LINES_SHOWN)
      .map(({ line, cells }) => ({ line, text: shortened(redact(cells.filter((cell) => cell.trim() !== "").join(" · "))) })),
    base: draft.base,
    recognised: draft.recognised,
    isOwn: draft.isOwn,
    mappings: await mappingsToChoose(record),
    columns: columnsOfDraft(draft, reading),
    difficult: reading.difficult ?? rulesOfCondition(file.layout.mapping.difficult, file.layout),
    praise: reading.praise ?? praiseRules(file.layout),
    source: {
      code: wanted.code,
      name: known ? await nameOf(record, known.id) : wanted.name,
      zone: known?.zone ?? wanted.zone,
      isKnown: known !== null,
    },
    sources: await record.db
      .select({ code: source.code, name: source.name })
      .from(source)
      .where(eq(source.isSample, false))
      .orderBy(asc(source.name)),
    workspaceZone: (await workspaceSettings(record.db)).zone,
    missing: dateMissing(file.layout),
    first,
    whole,
  };
}

const LINES_SHOWN = 20;

async function nameOf(record: RecordStore, id: number): Promise<string> {
  const [row] = await record.db.select({ name: source.name }).from(source).where(eq(source.id, id));
  return row?.name ?? "";
}

async function mappingsToChoose(record: RecordStore): Promise<DraftView["mappings"]> {
  const saved = await readMappings(record.db);
  return [
    ...saved.map(({ code, name }) => ({ code, name, kind: "saved" as const })),
    ...allMappings.map(({ code, name }) => ({ code, name, kind: "shipped" as const })),
  ];
}

function columnsOfDraft({ file, seen, guess }: DraftFile, { columns = [] }: Reading): DraftColumn[] {
  const uses = usesOf(file.layout);
  return seen.map((column) => ({
    name: column.name,
    said: columns.find((each) => each.column === column.name)?.becomes ?? null,
    guess: guess.find((each) => each.column === column.name)?.becomes ?? null,
    uses: uses.get(column.name) ?? [],
    samples: samplesOf(column),
    values: valuesOf(column),
  }));
}

const SAMPLES_SHOWN = 3;
const MOST_VALUES = 25;

function samplesOf({ values }: SeenColumn): string[] {
  const known = new Set(values.map((value) => value.trim()).filter((value) => value !== ""));
  return [...known].slice(0, SAMPLES_SHOWN).map((value) => shortened(redact(value)));
}

function valuesOf({ values }: SeenColumn): string[] | null {
  const known = new Set(values.map((value) => value.trim()).filter((value) => value !== ""));
  const isShown = known.size > 0 && known.size <= MOST_VALUES && [...known].every((value) => value.length <= 60 && redact(value) === value);
  return isShown ? [...known].toSorted() : null;
}
