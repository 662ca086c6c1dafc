import { type Volume, volumeName } from "@/db/contact-volumes";
import type { ImportLine } from "@/db/import-batch";
import { DAY_MS } from "@/lib/dates";
import { problemOf } from "@/lib/imports/data-rows";
import type { FileRow } from "@/lib/imports/file-rows";
import { type LineMaking, noteBytes, rejectedLine } from "@/lib/imports/import-lines";
import type { ValueRule } from "@/lib/imports/mapping";
import { cellsOf, type Source } from "@/lib/imports/read-cells";
import { labelOf, readMoment } from "@/lib/imports/read-values";
import { RowProblem } from "@/lib/imports/row-problem";
import type { ZoneClock } from "@/lib/imports/zone-clock";
import { MOST_CONTACTS } from "@/lib/volumes/state-volumes";

/** What reading volumes needs of what reading interactions does. */
export type VolumeMaking = Pick<LineMaking, "file" | "scan" | "warnings" | "redact" | "keepable" | "hasBrokenBytes" | "now"> & {
  clock: ZoneClock;
};

/** Makes rows of a file of contact volumes lines for the record. */
export function volumeLineMaker(making: VolumeMaking): (row: FileRow) => ImportLine {
  const { file, warnings } = making;
  const read = volumeReader(making);
  const seen = new Map<string, number>();
  return (row) => {
    noteBytes(row, making);
    try {
      const problem = problemOf(row, file.layout, file.limits);
      if (problem) throw problem;
      const volume = read(row.cells);
      const key = volumeName(volume);
      const earlier = seen.get(key);
      if (earlier !== undefined) throw repeated(earlier);
      seen.set(key, row.line);
      if (volume.day * DAY_MS > making.now + DAY_MS) warnings.add("dated_in_future");
      return { volume };
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      return rejectedLine(row, error, making);
    }
  };
}

function volumeReader({ file, scan, clock }: VolumeMaking): (cells: readonly string[]) => Volume {
  const { mapping } = file.layout;
  const cells = cellsOf(file.layout, scan.written);
  const sourceOf = (rule: ValueRule | undefined) => (rule ? cells.source(rule) : null);
  const [day, contacts] = [sourceOf(mapping.volume?.day), sourceOf(mapping.volume?.contacts)];
  const [team, channel, product] = [mapping.volume?.team, mapping.volume?.channel, mapping.volume?.product].map(sourceOf);
  const name = (source: Source | null | undefined, row: readonly string[]) => {
    const text = source?.read(row) ?? null;
    return text === null ? null : labelOf(text);
  };
  return (row) => {
    cells.check(row);
    const written = day?.read(row) ?? null;
    const moment = written === null || day === null ? null : readMoment(written, day, clock, false);
    if (moment?.day == null) throw missing(day, "says no day, and a volume is that of a day", "Fill it in, or leave the row out");
    const count = contacts?.read(row) ?? null;
    if (count === null) throw missing(contacts, "says no number of contacts", "Fill it in; 0 where nothing was handled");
    return {
      day: moment.day,
      team: name(team, row),
      channel: name(channel, row),
      product: name(product, row),
      contacts: readContacts(count, contacts),
    };
  };
}

/** 1204, 1,204 and 1.204 are the same number: nobody handles a part of a contact. */
function readContacts(text: string, source: Source | null): number {
  const digits = /^\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+$/.test(text) ? text.replace(/\D/g, "") : text.replace(/[.,]0+$/, "");
  const contacts = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
  if (contacts <= MOST_CONTACTS) return contacts;
  const column = source?.column ?? "Contacts";
  throw new RowProblem("bad_number", `${column} must be a whole number of contacts from 0 to ${MOST_CONTACTS}`, "Write digits only", {
    column,
    value: text,
  });
}

function missing(source: Source | null, what: string, hint: string): RowProblem {
  const column = source?.column ?? "";
  return new RowProblem("missing_value", `${column} ${what}`, hint, { column, value: "" });
}

function repeated(line: number): RowProblem {
  return new RowProblem(
    "repeated_volume",
    `Line ${line} states the volume of the same day, team, channel and product`,
    "Add them up in one row, or add the column that tells them apart",
  );
}
