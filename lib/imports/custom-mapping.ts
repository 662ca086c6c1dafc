import { slug } from "@/db/slug";
import { BadImportError } from "@/lib/errors";
import { isDateTarget, type TargetCode } from "@/lib/imports/column-targets";
import {
  type CauseRule,
  type Condition,
  columnsOf,
  type ListRule,
  type Mapping,
  type MappingColumn,
  type ValueRule,
} from "@/lib/imports/mapping";
import { MOST_FACETS } from "@/lib/imports/read-facets";
import type { Reading, RowRule } from "@/lib/imports/reading";
import { plainName } from "@/lib/imports/recognise";

/** The code of a mapping that was made column by column, for a file of no known kind. */
export const BY_HAND = "by-hand";

/** What a mapping by hand begins with: nothing is read, everything is kept, every row is a difficult interaction. */
export const byHand: Mapping = {
  code: BY_HAND,
  name: "Mapped by hand",
  source: { code: "own", name: "Own records" },
  columns: [{ name: "contacted_at" }],
  none: ["N/A", "NA", "#N/A", "NULL", "None", "n.v.t.", "?", "-", "#MULTIVALUE"],
  otherColumns: "keep",
  difficult: { always: true },
  fields: {},
  facets: [],
  causes: [],
  lists: [],
};

/**
 * A mapping as a person has changed it for files with this header. A column that becomes something else is taken out of
 * everything the mapping made of it: its old name is left without a place, and it comes back under a name of its own.
 * @throws BadImportError when the choices cannot all be kept
 */
export function customMapping(base: Mapping, reading: Reading, header: readonly string[]): Mapping {
  const chosen = (reading.columns ?? []).filter(({ column }) => header.some((name) => isSame(name, column)));
  const isChosen = (column: MappingColumn) => chosen.some((choice) => isSpelling(column, choice.column));
  const columns = base.columns.filter((column) => !isChosen(column));
  const names = new Set(base.columns.map(({ name }) => name));
  const mapping: Mapping = { ...base, columns, lists: [...base.lists], facets: [...base.facets], causes: [...base.causes] };
  const added = new Map<TargetCode, string>();
  const causeLevels: [TargetCode, string][] = [];
  for (const { column, becomes } of chosen) {
    const isName = namesSomebody(base, column);
    if (becomes === "attribute" && base.otherColumns === "keep" && !isName) continue;
    const name = ownName(column, names);
    names.add(name);
    // Whatever it becomes: texts of the row lose the names that stand in it.
    if (isName) mapping.names = [...(mapping.names ?? []), name];
    if (added.has(becomes) && !["facet", "attribute", "drop"].includes(becomes)) throw twice(column, added.get(becomes) ?? "", becomes);
    added.set(becomes, name);
    mapping.columns = [...mapping.columns, columnOf(name, column, becomes)];
    if (becomes.startsWith("cause")) causeLevels.push([becomes, name]);
    else assign(mapping, becomes, name, column);
  }
  addCauses(
    mapping,
    causeLevels.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name),
  );
  addPromise(mapping, added);
  addEvents(mapping, added);
  const named = (column: string) => nameFor(mapping, column);
  addAsked(mapping, reading, header);
  mapping.columns = renamedColumns(mapping.columns, reading);
  const rules = rulesOf(mapping, reading, named);
  const { needs: _, isFallback: __, ...rest } = mapping;
  const madeFor = header.map((name) => name.trim()).filter((name) => name !== "");
  return { ...rest, ...rules, madeFor, source: sourceWith(base, reading), columns: required(mapping.columns, header) };
}

function namesSomebody(base: Mapping, column: string): boolean {
  const known = [...(base.names ?? []), ...(base.customer ? columnsOf(base.customer) : [])];
  return base.columns.some((each) => isSpelling(each, column) && known.includes(each.name));
}

/** Whether anything that was said changes the mapping itself. */
export function changesMapping(reading: Reading): boolean {
  const { columns = [], renamed = [], difficult, praise, zone } = reading;
  return columns.length > 0 || renamed.length > 0 || difficult !== undefined || praise !== undefined || zone !== undefined;
}

function isSame(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

function isSpelling(column: MappingColumn, name: string): boolean {
  return [column.name, ...(column.also ?? [])].some((spelling) => isSame(spelling, name));
}

function ownName(column: string, taken: ReadonlySet<string>): string {
  let name = column;
  for (let next = 2; taken.has(name); next++) name = `${column} (${next})`;
  return name;
}

function columnOf(name: string, column: string, becomes: TargetCode): MappingColumn {
  const date = isDateTarget(becomes)
    ? { date: { order: "file" as const, serial: true, ...(becomes === "contactedAt" ? {} : { isLenient: true }) } }
    : {};
  return { name, ...(name === column ? {} : { also: [column] }), ...date };
}

function twice(column: string, other: string, becomes: TargetCode): BadImportError {
  return new BadImportError(
    `"${column}" and "${other}" cannot both become ${becomes}. Keep one of them as an attribute or a facet.`,
    "columns",
    "bad_reading",
  );
}

const SEVERITY_WORDS = {
  critical: "4",
  urgent: "4",
  p1: "4",
  high: "3",
  major: "3",
  p2: "3",
  medium: "2",
  normal: "2",
  p3: "2",
  low: "1",
  minor: "1",
  p4: "1",
  "1": "1",
  "2": "2",
  "3": "3",
  "4": "4",
  "*": null,
};

function assign(mapping: Mapping, becomes: TargetCode, name: string, column: string): void {
  const from: ValueRule = { column: name };
  switch (becomes) {
    case "externalId":
      mapping.externalId = name;
      return;
    case "customer":
      mapping.customer = from;
      return;
    case "issueKey":
      mapping.issueKey = from;
      return;
    case "facet":
      addFacet(mapping, name, column);
      return;
    case "attribute":
      mapping.attributes = [...(mapping.attributes ?? []), name];
      return;
    case "drop":
      mapping.left = [...(mapping.left ?? []), name];
      return;
    case "severity":
      mapping.fields = { ...mapping.fields, severity: { column: name, words: SEVERITY_WORDS } };
      return;
    case "closedAt":
    case "resolvedAt":
    case "reopenedAt":
    case "dueAt":
    case "doneAt":
      return;
    default:
      mapping.fields = { ...mapping.fields, [becomes]: from };
  }
}

function addFacet(mapping: Mapping, name: string, column: string): void {
  if (mapping.facets.length === MOST_FACETS) {
    throw new BadImportError(
      `A source has room for eight facets; "${column}" would be the ninth. Keep it as an attribute, or make room.`,
      "columns",
      "bad_reading",
    );
  }
  const codes = new Set(mapping.facets.map(({ code }) => code));
  const wanted = slug(column, 60);
  let code = wanted;
  for (let next = 2; codes.has(code); next++) code = `${wanted}-${next}`;
  mapping.facets = [...mapping.facets, { code, name: column, from: { column: name } }];
}

function addCauses(mapping: Mapping, levels: string[]): void {
  const [first] = levels;
  if (first === undefined) return;
  const rule: CauseRule = { axis: { constant: "topic" }, levels: levels.map((column) => ({ column })), primary: { column: first } };
  mapping.causes = [...mapping.causes, rule];
}

function addPromise(mapping: Mapping, added: ReadonlyMap<TargetCode, string>): void {
  const due = added.get("dueAt");
  if (due === undefined) return;
  const done = added.get("doneAt") ?? added.get("resolvedAt") ?? added.get("closedAt");
  const fields: ListRule["fields"] = { kind: { constant: "resolution" }, dueAt: { column: due } };
  if (done !== undefined) fields.doneAt = { column: done };
  mapping.lists = [...mapping.lists, { list: "promise", when: { present: due }, fields }];
}

function addEvents(mapping: Mapping, added: ReadonlyMap<TargetCode, string>): void {
  for (const [target, kind] of [
    ["resolvedAt", "resolved"],
    ["reopenedAt", "reopened"],
    ["closedAt", "closed"],
  ] as const) {
    const column = added.get(target);
    if (column !== undefined) {
      mapping.lists = [...mapping.lists, { list: "interactionEvent", fields: { kind: { constant: kind }, at: { column } } }];
    }
  }
}

/** The name by which the mapping knows a column of the file. */
function nameFor(mapping: Mapping, column: string): string {
  return mapping.columns.find((each) => isSpelling(each, column))?.name ?? column;
}

/** Columns that rules ask about have to be known; what was kept as an attribute still is. */
function addAsked(mapping: Mapping, reading: Reading, header: readonly string[]): void {
  const asked = [...(reading.difficult ?? []), ...(reading.praise ?? [])].flatMap((rule) => ("column" in rule ? [rule.column] : []));
  for (const name of [...asked, ...(reading.renamed ?? []).map(({ column }) => column)]) {
    if (mapping.columns.some((column) => isSpelling(column, name))) continue;
    if (!header.some((each) => isSame(each, name))) {
      throw new BadImportError(`The file has no column "${name.slice(0, 60)}", which a rule asks about.`, "columns", "bad_reading");
    }
    mapping.columns = [...mapping.columns, { name }];
    if (mapping.otherColumns === "keep") mapping.attributes = [...(mapping.attributes ?? []), name];
  }
}

function renamedColumns(columns: MappingColumn[], { renamed = [] }: Reading): MappingColumn[] {
  return columns.map((column) => {
    const own = renamed.filter((each) => isSpelling(column, each.column));
    return own.length === 0
      ? column
      : { ...column, renamed: { ...column.renamed, ...Object.fromEntries(own.map(({ from, to }) => [from, to])) } };
  });
}

function rulesOf(mapping: Mapping, reading: Reading, named: (column: string) => string): Pick<Mapping, "difficult" | "lists"> {
  const asked = reading.difficult?.map((rule) => conditionOf(rule, named));
  const praise = reading.praise?.map((rule) => conditionOf(rule, named));
  const difficult: Condition = asked === undefined ? mapping.difficult : { any: asked };
  const lists = praise === undefined ? mapping.lists : mapping.lists.filter(({ list }) => list !== "commendation");
  if (praise === undefined || praise.length === 0) return { difficult, lists };
  const received = mapping.fields.contactedAt;
  if (received === undefined) throw new BadImportError("Say first which column is the date of the contact.", "columns", "bad_reading");
  const fields: ListRule["fields"] = { receivedAt: received, isVerified: { constant: "yes" } };
  const text = mapping.fields.narrative ?? mapping.fields.summary;
  if (text !== undefined) fields.text = text;
  return {
    // Praise is an interaction of its own, and no difficult one.
    difficult: { all: [difficult, { not: { any: praise } }] },
    lists: [...lists, { list: "commendation", when: { any: praise }, fields }],
  };
}

function conditionOf(rule: RowRule, named: (column: string) => string): Condition {
  switch (rule.rows) {
    case "all":
      return { always: true };
    case "one-of":
      return { in: [named(rule.column), rule.values] };
    case "at-most":
      return { atMost: [named(rule.column), rule.number] };
    case "at-least":
      return { atLeast: [named(rule.column), rule.number] };
    case "present":
      return { present: named(rule.column) };
  }
}

function sourceWith(base: Mapping, { zone, source }: Reading): Mapping["source"] {
  const named =
    source === undefined || slug(source) === base.source.code ? base.source : { ...base.source, code: slug(source), name: source };
  return zone === undefined ? named : { ...named, zone };
}

/** A file without one of the columns that were seen is another kind of file. */
function required(columns: MappingColumn[], header: readonly string[]): MappingColumn[] {
  return columns.map((column) =>
    header.some((name) => isSpelling(column, name)) ? { ...column, isRequired: true } : { ...column, isRequired: false },
  );
}
