import { and, eq, inArray } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { statedVolumes, type Volume, volumeName } from "@/db/contact-volumes";
import type { ImportLine } from "@/db/import-batch";
import type { ImportRow } from "@/db/import-row";
import { interaction } from "@/db/schema";
import { type Pseudonym, passingPseudonyms } from "@/lib/identity";
import type { DateQuestion } from "@/lib/imports/date-question";
import { facetsWithoutRoom, readSource } from "@/lib/imports/import-source";
import type { ImportableFile } from "@/lib/imports/open-file";
import type { Patterns } from "@/lib/imports/patterns";
import { facetsOf } from "@/lib/imports/read-facets";
import { readFile } from "@/lib/imports/read-file";
import type { DateOrder } from "@/lib/imports/reading";
import { scanFile } from "@/lib/imports/scan-file";
import type { ImportWarning } from "@/lib/imports/warnings";
import { workspaceSettings } from "@/lib/settings";

/** What importing a file would do. */
export interface ImportCount {
  rows: number;
  accepted: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
  /** How many of the accepted rows are difficult interactions, and how many come with a commendation. */
  difficult: number;
  commended: number;
  /** How many different interactions the accepted rows are. */
  interactions: number;
  warnings: ImportWarning[];
  /** What the whole file shows: names in it are the file's own. */
  patterns: Patterns;
  /** How dates such as 03/04/2024 are read; null where the file has none. */
  dateOrder: DateOrder | null;
  /** What has to be answered before the file can be imported. */
  question: DateQuestion | null;
}

/** What would become of a row that is accepted. */
export type RowFate = "created" | "changed" | "unchanged";

export interface Counting {
  now: number;
  /** Only about so many rows, for a first look. */
  mostRows?: number | undefined;
  /** Whose keys are wanted; without it keys are of no lasting use where the installation has no secret yet. */
  pseudonym?: Pseudonym | undefined;
  /** Told of every line in the order of the file, with what would become of it. */
  onLine?: ((line: ImportLine, fate: RowFate | null) => void) | undefined;
  onProgress?: ((progress: { bytes: number; totalBytes: number; rows: number }) => void) | undefined;
}

/** Reads a file as an import does, and writes nothing. */
export async function countImport(
  record: RecordStore,
  file: ImportableFile,
  source: { code: string; zone: string },
  { now, mostRows = Number.POSITIVE_INFINITY, pseudonym, onLine, onProgress }: Counting,
): Promise<ImportCount> {
  const scan = await scanFile(file, undefined, mostRows);
  const known = await readSource(record.db, source.code);
  const { lines, warnings, interactions } = readFile({
    file,
    scan,
    zone: known?.zone ?? source.zone,
    fullFacets: facetsWithoutRoom(known, facetsOf(file.layout)),
    redaction: (await workspaceSettings(record.db)).redaction,
    pseudonym: pseudonym ?? passingPseudonyms(record.dataDir),
    now,
  });
  const count = { rows: 0, accepted: 0, created: 0, changed: 0, unchanged: 0, rejected: 0, difficult: 0, commended: 0 };
  const stated = file.layout.mapping.volume && known ? await statedVolumes(record.db, known.id) : null;
  // The digest that each row of the file has left behind so far, as the record would have it.
  const latest = new Map<string, string>();
  const fateOf = ({ externalId, digest }: ImportRow, digests: Map<string, string | null>): RowFate => {
    const before = latest.get(externalId) ?? digests.get(externalId);
    latest.set(externalId, digest);
    return before === undefined ? "created" : before === digest ? "unchanged" : "changed";
  };
  const fateOfVolume = (volume: Volume): RowFate => {
    const before = stated?.get(volumeName(volume));
    return before === undefined ? "created" : before === volume.contacts ? "unchanged" : "changed";
  };
  for await (const { lines: some, bytesRead } of lines()) {
    const rows = some.flatMap((line) => ("row" in line ? [line.row] : []));
    const digests = known ? await digestsOf(record, known.id, rows) : new Map<string, string | null>();
    for (const line of some) {
      if (count.rows >= mostRows) break;
      count.rows++;
      const fate = "row" in line ? fateOf(line.row, digests) : "volume" in line ? fateOfVolume(line.volume) : null;
      if ("row" in line) {
        if (line.row.values.isDifficult === true) count.difficult++;
        if ((line.row.lists.commendation ?? []).length > 0) count.commended++;
      }
      if ("rejected" in line) count.rejected++;
      else count[fate ?? "unchanged"]++;
      onLine?.(line, fate);
    }
    count.accepted = count.rows - count.rejected;
    onProgress?.({ bytes: bytesRead, totalBytes: file.examination.bytes, rows: count.rows });
    if (count.rows >= mostRows) break;
  }
  return {
    ...count,
    interactions: interactions(),
    warnings: warnings.list(),
    patterns: scan.patterns,
    dateOrder: scan.dateOrder,
    question: scan.question,
  };
}

const IDS_AT_ONCE = 500;

async function digestsOf(record: RecordStore, sourceId: number, rows: ImportRow[]): Promise<Map<string, string | null>> {
  const digests = new Map<string, string | null>();
  for (let from = 0; from < rows.length; from += IDS_AT_ONCE) {
    const ids = rows.slice(from, from + IDS_AT_ONCE).map((row) => row.externalId);
    const found = await record.db
      .select({ externalId: interaction.externalId, digest: interaction.digest })
      .from(interaction)
      .where(and(eq(interaction.sourceId, sourceId), inArray(interaction.externalId, ids)));
    for (const { externalId, digest } of found) digests.set(externalId, digest);
  }
  return digests;
}
