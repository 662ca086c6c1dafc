import { and, eq, inArray } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { statedVolumes, volumeName } from "@/db/contact-volumes";
import type { ImportRow } from "@/db/import-row";
import { interaction } from "@/db/schema";
import { passingPseudonyms } from "@/lib/identity";
import { facetsWithoutRoom, readSource } from "@/lib/imports/import-source";
import type { ImportableFile } from "@/lib/imports/open-file";
import { facetsOf } from "@/lib/imports/read-facets";
import { readFile } from "@/lib/imports/read-file";
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
  /** How many different interactions the accepted rows are. */
  interactions: number;
  warnings: ImportWarning[];
}

/** Reads a file as an import does, and writes nothing. */
export async function countImport(
  record: RecordStore,
  file: ImportableFile,
  source: { code: string; zone: string },
  options: { now: number; onProgress?: ((progress: { bytes: number; totalBytes: number; rows: number }) => void) | undefined },
): Promise<ImportCount> {
  const scan = await scanFile(file);
  const known = await readSource(record.db, source.code);
  const { lines, warnings, interactions } = readFile({
    file,
    scan,
    zone: known?.zone ?? source.zone,
    fullFacets: facetsWithoutRoom(known, facetsOf(file.layout)),
    redaction: (await workspaceSettings(record.db)).redaction,
    pseudonym: passingPseudonyms(record.dataDir),
    now: options.now,
  });
  const count: Omit<ImportCount, "warnings" | "interactions"> = { rows: 0, accepted: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };
  const stated = file.layout.mapping.volume && known ? await statedVolumes(record.db, known.id) : null;
  // The digest that each row of the file has left behind so far, as the record would have it.
  const latest = new Map<string, string>();
  for await (const { lines: some, bytesRead } of lines()) {
    const rows = some.flatMap((line) => ("row" in line ? [line.row] : []));
    const digests = known ? await digestsOf(record, known.id, rows) : new Map<string, string | null>();
    for (const { externalId, digest } of rows) {
      const before = latest.get(externalId) ?? digests.get(externalId);
      count[before === undefined ? "created" : before === digest ? "unchanged" : "changed"]++;
      latest.set(externalId, digest);
    }
    const volumes = some.flatMap((line) => ("volume" in line ? [line.volume] : []));
    for (const volume of volumes) {
      const before = stated?.get(volumeName(volume));
      count[before === undefined ? "created" : before === volume.contacts ? "unchanged" : "changed"]++;
    }
    const rejected = some.filter((line) => "rejected" in line).length;
    const folded = some.length - rejected - rows.length - volumes.length;
    count.rows += some.length;
    count.accepted += rows.length + volumes.length + folded;
    count.unchanged += folded;
    count.rejected += rejected;
    options.onProgress?.({ bytes: bytesRead, totalBytes: file.examination.bytes, rows: count.rows });
  }
  return { ...count, interactions: interactions(), warnings: warnings.list() };
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
