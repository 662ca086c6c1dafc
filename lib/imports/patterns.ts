import { customerEvidence, type Mailbox } from "@/lib/imports/customer-evidence";
import type { OpenedFile } from "@/lib/imports/data-rows";
import type { FileRow } from "@/lib/imports/file-rows";
import { columnsOf, type Mapping, type ValueRule } from "@/lib/imports/mapping";
import { quickMoments } from "@/lib/imports/quick-moment";
import type { Cells } from "@/lib/imports/read-cells";
import type { DateOrder } from "@/lib/imports/reading";
import { type Rename, renameEvidence } from "@/lib/imports/rename-evidence";
import { type Shifted, shiftEvidence } from "@/lib/imports/shift-evidence";
import { type DefaultTime, timeEvidence } from "@/lib/imports/time-evidence";

/** What only shows in the whole of a file: not wrong, but not to be taken at its word. */
export interface Patterns {
  defaultTime: DefaultTime | null;
  mailboxes: Mailbox[];
  /** By the column's name in the file. */
  renames: ({ column: string } & Rename)[];
  shifted: Shifted;
}

export const NO_PATTERNS: Patterns = { defaultTime: null, mailboxes: [], renames: [], shifted: { rows: 0, lines: [] } };

/**
 * Watches the rows of a file go by, holding no more of them than counts.
 * @param isLog its rows are states of interactions, so that how often something stands in them says nothing
 */
export function patternEvidence({ layout }: OpenedFile, cells: Cells, isLog: boolean) {
  const { mapping, header, places } = layout;
  const contact = mapping.fields.contactedAt && cells.source(mapping.fields.contactedAt);
  const customer = mapping.customer && cells.source(mapping.customer);
  const isDayOnly = mapping.columns.some(({ name, date }) => date?.dayOnly && name === contactColumn(mapping));
  const momentOf = quickMoments();
  const time = timeEvidence();
  const customers = customerEvidence();
  const shift = shiftEvidence(header.length);
  const categories = categoryColumns(mapping)
    .filter((column) => places.has(column))
    .map((column) => ({ column, name: header[places.get(column) ?? -1]?.trim() ?? column, evidence: renameEvidence() }));
  return {
    add(row: FileRow): void {
      shift.add(row);
      if (isLog) return;
      const who = customer?.read(row.cells);
      if (who) customers.add(who);
      const when = contact?.read(row.cells);
      if (!when) return;
      const moment = momentOf(when);
      if (!isDayOnly) time.add(moment.second);
      for (const { column, evidence } of categories) {
        const value = cells.text(column, row.cells);
        if (value !== null) evidence.add(value, moment);
      }
    },
    judge(order: DateOrder): Patterns {
      return {
        defaultTime: time.judge(),
        mailboxes: customers.judge(),
        renames: categories.flatMap(({ name, evidence }) => evidence.judge(order).map((rename) => ({ column: name, ...rename }))),
        shifted: shift.judge(),
      };
    },
  };
}

function contactColumn({ fields }: Mapping): string | undefined {
  return fields.contactedAt && columnsOf(fields.contactedAt)[0];
}

/** Columns whose values are counted by name: causes, facets, teams and the like. */
function categoryColumns(mapping: Mapping): string[] {
  const named = ["teamId", "channelId", "productId", "procedureId"].map((field) => mapping.fields[field]);
  const rules = [...named, ...mapping.facets.map(({ from }) => from), ...mapping.causes.flatMap(({ levels }) => levels)];
  const columns = rules.flatMap((rule) => (rule === undefined ? [] : plainColumns(rule)));
  const dates = new Set(mapping.columns.filter(({ date }) => date !== undefined).map(({ name }) => name));
  return [...new Set(columns)].filter((column) => !dates.has(column));
}

function plainColumns(rule: ValueRule): string[] {
  if ("column" in rule) return [rule.column];
  return "firstOf" in rule ? rule.firstOf.flatMap(plainColumns) : [];
}
