import { hasColumn } from "@/lib/imports/known-columns";
import type { Note } from "@/lib/imports/notes";
import type { ImportableFile } from "@/lib/imports/open-file";
import { patternWarnings } from "@/lib/imports/pattern-warnings";
import { columnsNotKept } from "@/lib/imports/read-facets";
import type { Layout } from "@/lib/imports/recognise";
import type { Scan } from "@/lib/imports/scan-file";

/** Something a person should know about a file that was read nevertheless; `rows` it concerns, 0 when it is none in particular. */
export interface ImportWarning {
  code: WarningCode;
  message: string;
  rows: number;
}

/** Warnings about single rows, counted while they are read. */
const ROW_WARNINGS = {
  closed_before_contacted: (n: string) => `${n} closed before the contact. The closing is kept as written and left out of durations.`,
  due_before_made: (n: string) => `${n} a promise due before it was made. It is kept as written.`,
  dated_in_future: (n: string) => `${n} dated after today. They count from their day on.`,
  redacted: (n: string) =>
    `${n} e-mail addresses, telephone or card numbers, or names of people or accounts in the text. They were replaced by [email], [phone], [card], [name] and [handle].`,
  bytes_replaced: (n: string) => `${n} bytes that are no UTF-8. They were replaced by \ufffd.`,
  nuls_removed: (n: string) => `${n} NUL characters. They were taken out.`,
  cells_left_out: (n: string) => `${n} more cells than the header has names. What has no name was left out.`,
  link_not_found: (n: string) => `${n} the id of a first or surviving interaction that is not in the record. They stand by themselves.`,
  erased: (n: string) => `${n} a person who has been erased. They are counted as unchanged, and nothing of them was kept.`,
} as const;

export type RowWarningCode = keyof typeof ROW_WARNINGS;
export type WarningCode =
  | RowWarningCode
  | "difficult_by_rule"
  | "nothing_difficult"
  | "out_of_order"
  | "date_stands_in"
  | "rows_folded"
  | "other_sheets"
  | "ids_ruined"
  | "ids_repeated"
  | "dates_swapped"
  | "date_order_inferred"
  | "header_repeated"
  | "header_not_first"
  | "columns_not_kept"
  | "facets_full"
  | "default_time"
  | "shared_customer"
  | "renamed_category"
  | "shifted_row";

const VERBS: Record<RowWarningCode, [one: string, many: string]> = {
  closed_before_contacted: ["row is", "rows are"],
  due_before_made: ["row holds", "rows hold"],
  dated_in_future: ["row is", "rows are"],
  redacted: ["row held", "rows held"],
  bytes_replaced: ["row held", "rows held"],
  nuls_removed: ["row held", "rows held"],
  cells_left_out: ["row has", "rows have"],
  link_not_found: ["row names", "rows name"],
  erased: ["row is of", "rows are of"],
};

/** Counts warnings about rows. */
export function warningCounts() {
  const counts = new Map<RowWarningCode, number>();
  return {
    add(code: RowWarningCode, rows = 1) {
      counts.set(code, (counts.get(code) ?? 0) + rows);
    },
    list(): ImportWarning[] {
      return [...counts].map(([code, rows]) => ({ code, message: ROW_WARNINGS[code](counted(rows, ...VERBS[code])), rows }));
    },
  };
}

export type WarningCounts = ReturnType<typeof warningCounts>;

/** What is to be said about the file as a whole, before its rows. */
export function fileWarnings(
  file: Pick<ImportableFile, "layout" | "sheet" | "sheets">,
  scan: Scan,
  fullFacets: readonly string[],
): ImportWarning[] {
  const { layout } = file;
  return [
    ...sheetWarnings(file),
    ...idWarnings(layout, scan),
    ...foldWarnings(scan),
    ...dateWarnings(scan),
    ...columnWarnings(layout, fullFacets),
    ...patternWarnings(scan.patterns),
    ...lackWarnings(layout),
  ];
}

/** What the mapping has to say about rows, once they were counted. */
export function noteWarnings(notes: Note[]): ImportWarning[] {
  return notes.map(({ code, says, rows }) => ({ code, message: `${counted(rows, ...says)}.`, rows }));
}

function sheetWarnings(file: Pick<ImportableFile, "sheet" | "sheets">): ImportWarning[] {
  const message = otherSheets(file);
  return message === null ? [] : [{ code: "other_sheets", message, rows: 0 }];
}

/** Which sheet of a workbook was read, and which were not; null when there is no other. */
export function otherSheets({ sheet, sheets }: Pick<ImportableFile, "sheet" | "sheets">): string | null {
  const others = sheets.filter((each) => each !== sheet);
  if (sheet === null || others.length === 0) return null;
  const named =
    others.length > 5
      ? `${others
          .slice(0, 5)
          .map((each) => `"${each}"`)
          .join(", ")} and others`
      : listed(others);
  return `The sheet "${sheet}" was read; the workbook also has ${named}. Name another one to import it.`;
}

function foldWarnings({ fold }: Scan): ImportWarning[] {
  if (fold === null || fold.folded === 0) return [];
  const message = `${counted(fold.folded, "row is an earlier state", "rows are earlier states")} of what a later row tells: by "${fold.column}", the last one counts.`;
  return [{ code: "rows_folded", message, rows: fold.folded }];
}

function lackWarnings(layout: Layout): ImportWarning[] {
  const said = (layout.mapping.lacks ?? []).filter(({ columns }) => !columns.some((column) => hasColumn(layout, column)));
  return said.map(({ code, says }) => ({ code, message: says, rows: 0 }));
}

const BY_CONTENT = "are told apart by their content: the same row comes in once, a corrected one comes in as a new one.";

function idWarnings({ mapping, header, places }: Layout, { ids, rows }: Scan): ImportWarning[] {
  // A volume is told by its day, team, channel and product.
  if (mapping.volume) return [];
  const column = mapping.externalId ? (header[places.get(mapping.externalId) ?? -1]?.trim() ?? mapping.externalId) : "id";
  if (ids.kind === "none") {
    return [{ code: "ids_ruined", message: `The file has no ids (no column "${column}"). Its rows ${BY_CONTENT}`, rows }];
  }
  if (ids.kind === "ruined") {
    const message = `The ids in "${column}" do not tell rows apart: a spreadsheet rewrote them, or they repeat (such as ${ids.example}). They are not used; rows ${BY_CONTENT}`;
    return [{ code: "ids_ruined", message, rows }];
  }
  const warnings: ImportWarning[] = [];
  const without = ids.missing + ids.ruined;
  if (without > 0) {
    const message = `${counted(without, "row has", "rows have")} no usable id in "${column}". They ${BY_CONTENT}`;
    warnings.push({ code: "ids_ruined", message, rows: without });
  }
  if (ids.repeated > 0) {
    const message = `${counted(ids.repeated, "row has", "rows have")} the id of an earlier row with other content. The last one counts.`;
    warnings.push({ code: "ids_repeated", message, rows: ids.repeated });
  }
  return warnings;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function dateWarnings({ swaps, written, isOrderInferred }: Scan): ImportWarning[] {
  const swapped = swaps.map(({ column, swaps: { months, rows, untold } }): ImportWarning => {
    const names = inWords(months.map((month) => MONTHS[month - 1] ?? ""));
    const message = `In "${column}" days above 12 occur only in ${names}; ${rows.toLocaleString("en-US")} rows may have day and month swapped${untold > 0 ? `, and of ${untold.toLocaleString("en-US")} more it cannot be told` : ""}. They were read as written.`;
    return { code: "dates_swapped", message, rows };
  });
  if (!isOrderInferred) return swapped;
  const read = written.order === "dmy" ? "day first (3 April)" : "month first (March 4)";
  const message = `Dates such as 03/04/2024 were read ${read}, because ${counted(written.certain, "date", "dates")} of the file can be nothing else.`;
  return [...swapped, { code: "date_order_inferred", message, rows: written.doubtful }];
}

function columnWarnings(layout: Layout, fullFacets: readonly string[]): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  const say = (code: WarningCode, message: string) => warnings.push({ code, message, rows: 0 });
  if (layout.headerLine > 1) say("header_not_first", `The header stands on line ${layout.headerLine}; what comes before it was left out.`);
  if (layout.repeated.length > 0)
    say("header_repeated", `The header has ${listed(layout.repeated)} more than once. The first one was read.`);
  const left = columnsNotKept(layout);
  if (left.length > 0)
    say("columns_not_kept", `${left.length === 1 ? "One column is" : `${left.length} columns are`} not kept: ${someOf(left)}.`);
  if (fullFacets.length > 0) say("facets_full", `A source has room for eight facets. Kept as plain attributes: ${listed(fullFacets)}.`);
  return warnings;
}

export function counted(rows: number, one: string, many: string): string {
  return `${rows.toLocaleString("en-US")} ${rows === 1 ? one : many}`;
}

function listed(names: readonly string[]): string {
  return inWords(names.map((name) => `"${name}"`));
}

const MOST_LISTED = 40;

/** The answer of an interface may have hundreds of names. */
function someOf(names: readonly string[]): string {
  return names.length <= MOST_LISTED ? listed(names) : `${listed(names.slice(0, MOST_LISTED - 1))} and others`;
}

export function inWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
