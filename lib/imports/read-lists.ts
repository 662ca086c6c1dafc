import type { ImportEntry, ImportValues } from "@/db/import-row";
import { type ConditionReading, columnsAsked, compileCondition } from "@/lib/imports/conditions";
import { type FieldKind, LISTS, type ListFields } from "@/lib/imports/fields";
import type { ListRule } from "@/lib/imports/mapping";
import type { Source } from "@/lib/imports/read-cells";
import { putValue, type ReadingTools } from "@/lib/imports/read-values";
import { RowProblem } from "@/lib/imports/row-problem";

/** The entries of one list of a row, read by one rule. */
export interface ListReader {
  list: string;
  read(cells: readonly string[]): ImportEntry[];
}

/** Null when the file has none of the rule's columns, or not those its condition asks about: then the list is left as it is in the record. */
export function listReader(rule: ListRule, reading: ConditionReading, tools: ReadingTools): ListReader | null {
  const fields = LISTS[rule.list];
  if (!fields) throw new Error(`A mapping fills the list "${rule.list}", which an interaction does not have`);
  const holds = rule.when ? compileCondition(rule.when, reading) : () => true;
  const columns = sourcesOf(rule.list, rule.fields, fields, reading);
  const inner = (rule.within ?? []).flatMap(({ list, each, fields: innerRules }) => {
    const innerFields = fields.within?.[list];
    if (!innerFields) throw new Error(`A mapping fills "${list}" within "${rule.list}", which it does not have`);
    const innerColumns = sourcesOf(list, innerRules, innerFields, reading);
    return innerColumns.length === 0 ? [] : [{ list, each, fields: innerFields, columns: innerColumns }];
  });
  const isAskable = rule.when === undefined || columnsAsked(rule.when).every((column) => reading.cells.source({ column }) !== null);
  if (!isAskable || !columns.some(({ source }) => source.column !== null)) return null;

  const varying = [...columns, ...inner.flatMap((each) => each.columns)].filter(({ source }) => source.column !== null);

  const read = (cells: readonly string[]): ImportEntry[] => {
    // Most rows have nothing in most lists.
    if (!holds(cells) || varying.every(({ source }) => source.read(cells) === null)) return [];
    const rows = entriesOf(
      partsOf(columns, cells, rule.each),
      inner.map((each) => ({ ...each, parts: partsOf(each.columns, cells, rule.each) })),
    );
    return rows.flatMap(({ parts, within }) => {
      const values = valuesOf(fields, parts, tools);
      const missing = missingOf(fields, values);
      // What a rule makes of single columns is simply not there when one of them is unknown.
      if (missing !== undefined && rule.each === undefined) return [];
      if (missing !== undefined) throw unevenLists(missing, parts);
      return [{ values, within: Object.fromEntries(within.map((each) => [each.list, innerEntries(each, tools)])) }];
    });
  };
  return { list: rule.list, read };
}

/** One column of a list, and the texts of its entries in a row. */
interface Column {
  name: string;
  kind: FieldKind;
  source: Source;
}

interface Parts extends Column {
  texts: (string | null)[];
}

interface InnerParts {
  list: string;
  each: string;
  fields: ListFields;
  parts: Parts[];
}

function sourcesOf(list: string, rules: ListRule["fields"], { fields }: ListFields, { cells }: ConditionReading): Column[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const kind = fields[name];
    if (!kind) throw new Error(`A mapping fills "${name}" of "${list}", which has no such field`);
    const source = cells.source(rule);
    return source ? [{ name, kind, source }] : [];
  });
}

function partsOf(columns: Column[], cells: readonly string[], each: string | undefined): Parts[] {
  return columns.map((column) => {
    const text = column.source.read(cells);
    return { ...column, texts: each === undefined ? [text] : text === null ? [] : splitAt(text, each) };
  });
}

/** Texts at the same place of each column make one entry; a constant is in every one of them, and makes none by itself. */
function entriesOf(parts: Parts[], inner: InnerParts[]): { parts: Parts[]; within: InnerParts[] }[] {
  const varying = [...parts, ...inner.flatMap((each) => each.parts)].filter(({ source }) => source.column !== null);
  const length = Math.max(0, ...varying.map(({ texts }) => texts.length));
  const at = (place: number) => (part: Parts) => ({
    ...part,
    texts: [part.source.column === null ? (part.texts[0] ?? null) : (part.texts[place] ?? null)],
  });
  return Array.from({ length }, (_, place) => ({
    parts: parts.map(at(place)),
    within: inner.map((each) => ({ ...each, parts: each.parts.map(at(place)) })),
  })).filter((entry) =>
    [...entry.parts, ...entry.within.flatMap((each) => each.parts)].some(
      ({ source, texts }) => source.column !== null && texts[0] !== null,
    ),
  );
}

function splitFurther(parts: Parts[], each: string): Parts[] {
  return parts.map((part) => ({ ...part, texts: part.texts[0] ? splitAt(part.texts[0], each) : [] }));
}

/** Splits at a separator that is not written with a backslash before it. */
export function splitAt(text: string, separator: string): (string | null)[] {
  if (!text.includes(separator) && !text.endsWith("\\")) return [text.trim() || null];
  const parts = text.split(separator);
  const joined: string[] = [];
  let open = "";
  for (const part of parts) {
    if (part.endsWith("\\")) {
      open += part.slice(0, -1) + separator;
      continue;
    }
    joined.push((open + part).trim());
    open = "";
  }
  if (open !== "") joined.push(open.slice(0, -separator.length).trim());
  return joined.map((part) => (part === "" ? null : part));
}

function innerEntries({ each, fields, parts }: InnerParts, tools: ReadingTools): ImportEntry[] {
  return entriesOf(splitFurther(parts, each), []).map((entry) => {
    const values = valuesOf(fields, entry.parts, tools);
    const missing = missingOf(fields, values);
    if (missing !== undefined) throw unevenLists(missing, entry.parts);
    return { values, within: {} };
  });
}

function valuesOf({ fields, defaults }: ListFields, parts: Parts[], tools: ReadingTools): ImportValues {
  const values: ImportValues = {};
  for (const { name, kind, source, texts } of parts) putValue(values, name, kind, texts[0] ?? null, source, tools);
  for (const [name, byDefault] of Object.entries(defaults ?? {})) values[name] ??= byDefault;
  if ("firstDueAt" in fields) fillPromiseDates(values);
  return values;
}

/** The first and the current due date are the same until a file tells them apart. */
function fillPromiseDates(values: ImportValues): void {
  if (values.dueAt == null && values.firstDueAt != null) {
    values.dueAt = values.firstDueAt;
    values.dueDay = values.firstDueDay ?? null;
  }
}

function missingOf({ required }: ListFields, values: ImportValues): string | undefined {
  return required.find((name) => values[name] == null);
}

function unevenLists(missing: string, parts: Parts[]): RowProblem {
  const filled = parts.find(({ source, texts }) => source.column !== null && texts[0]);
  const column = parts.find((part) => part.name === missing)?.source.column ?? missing;
  return new RowProblem(
    "uneven_lists",
    `${column} has no entry that goes with "${filled?.texts[0] ?? ""}" in ${filled?.source.column ?? "its row"}`,
    "Columns of one list hold the same number of entries, in the same order",
    { column, value: "" },
  );
}
