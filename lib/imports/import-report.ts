import type { ImportJob } from "@/lib/imports/run-import";

/** What an import did. rows = accepted + rejected; accepted = created + changed + unchanged. */
export interface ImportReport {
  file: string;
  /** Code of the source that the rows are filed under. */
  source: string;
  /** Code of the mapping that read them. */
  mapping: string;
  rows: number;
  accepted: number;
  unchanged: number;
  created: number;
  changed: number;
  rejected: number;
  /** How many different interactions the accepted rows are. */
  interactions: number;
  /** Fields edited in Debrief that were kept although the file says otherwise. */
  keptFields: number;
  /** Codes and wording are those of warnings.ts. */
  warnings: { code: string; message: string; rows: number }[];
  /** Where the rejected rows were written, to be mended and imported again; null when there are none. */
  rejectedFile: string | null;
  /** Null when nothing was written. */
  importId: number | null;
  /** "counted" when nothing was to be written. */
  state: ImportJob["state"] | "counted";
}

export function reportOf(job: ImportJob, source: string, rejectedFile: string | null): ImportReport {
  const { accepted, unchanged, created, changed, rejected, keptFields, state } = job;
  return {
    file: job.fileName,
    source,
    mapping: job.mappingCode,
    // One that was stopped speaks of the rows it got to.
    rows: state === "done" ? (job.rows ?? job.rowsDone) : job.rowsDone,
    accepted,
    unchanged,
    created,
    changed,
    rejected,
    interactions: job.interactions ?? 0,
    keptFields,
    warnings: job.warnings ?? [],
    rejectedFile,
    importId: job.id,
    state,
  };
}
