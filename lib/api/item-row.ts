import { hash } from "node:crypto";
import { z } from "zod";
import type { ImportEntry, ImportRow, ImportValue, ImportValues, Reference } from "@/db/import-row";
import { CAUSE_AXES } from "@/db/schema";
import { slug } from "@/db/slug";
import { ITEM_FIELDS, ITEM_LISTS, type ItemField, type ItemList } from "@/lib/api/item-fields";
import { keptValue, type Tools } from "@/lib/api/item-values";
import type { LinkedRow } from "@/lib/imports/link-rows";
import { finishLists } from "@/lib/imports/read-row";
import { labelOf } from "@/lib/imports/read-values";
import { redactorFor } from "@/lib/redaction";

/** An item that its schema has let pass. */
export type Item = Record<string, unknown>;

export interface ItemRow {
  row: ImportRow;
  /** Null when it names no other interaction. */
  link: LinkedRow | null;
}

/** Makes an item a row for the record: only what it says, people by their pseudonyms, text redacted. */
export function rowOf(item: Item, externalId: string, toolsOfAll: Tools): ItemRow {
  const tools = toolsOf(item, toolsOfAll);
  const values: ImportValues = {};
  const has = (name: string) => item[name] !== undefined;
  if (has("isDifficult")) values.isDifficult = item.isDifficult === true;
  for (const field of ITEM_FIELDS) putField(values, field, item[field.name], tools);
  if (has("customer")) putCustomer(values, item, tools);
  for (const [name, column] of CAUSES) if (has(name)) values[column] = item[name] === null ? null : causeOf(cause.parse(item[name]));
  if (has("procedureVersion")) values.procedureVersionId = item.procedureVersion === null ? null : versionOf(item.procedureVersion, tools);

  const lists: Record<string, ImportEntry[]> = {};
  if (has("causes")) lists.interactionCause = z.array(cause).parse(item.causes).map(causeEntry);
  for (const list of ITEM_LISTS) if (has(list.name)) lists[list.table] = entriesOf(list, item[list.name], tools);
  finishLists(lists, values);

  const content = { values, ...facetsOf(item, tools), lists };
  const digest = hash("sha256", JSON.stringify(content), "hex");
  return { row: { externalId, ...content, digest }, link: linkOf(item, externalId) };
}

/** The people whom an item names are taken out of its texts too. */
function toolsOf({ customer, agent }: Item, tools: Tools): Tools {
  const { kinds } = tools;
  const customers = typeof customer === "string" ? [customer] : [];
  const agents = agentName.safeParse(agent).data?.name;
  const names = agents === undefined ? customers : [...customers, agents];
  if (names.length === 0) return tools;
  return { ...tools, redact: redactorFor({ names, kinds }), redactPraise: redactorFor({ names: customers, kinds, isPraise: true }) };
}

const agentName = z.object({ name: z.string() });

/** One entry of a list, as a program sends it by itself. */
export function entryOf(list: ItemList, entry: Item, toolsOfAll: Tools): ImportEntry {
  const tools = list.table === "commendation" ? { ...toolsOfAll, redact: toolsOfAll.redactPraise } : toolsOfAll;
  const values: ImportValues = {};
  for (const field of list.fields) putField(values, field, entry[field.name], tools);
  for (const [name, byDefault] of Object.entries(list.defaults)) values[name] ??= byDefault;
  const within = list.within.flatMap((inner) =>
    entry[inner.name] === undefined ? [] : [[inner.table, entriesOf(inner, entry[inner.name], tools)] as const],
  );
  return { values, within: Object.fromEntries(within) };
}

/** What is said of a field goes to its column; nothing where nothing is said. */
export function putField(into: ImportValues, { column, kind }: ItemField, value: unknown, tools: Tools): void {
  if (value === undefined) return;
  const found = keptValue(kind, value, tools);
  if (kind.is !== "moment") {
    into[column] = found.value;
    return;
  }
  into[column] = found.value;
  if (kind.day) into[kind.day] = found.day;
}

const things = z.array(z.record(z.string(), z.unknown()));

function entriesOf(list: ItemList, entries: unknown, tools: Tools): ImportEntry[] {
  return things.parse(entries).map((entry) => entryOf(list, entry, tools));
}

const cause = z.object({ axis: z.enum(CAUSE_AXES), path: z.array(z.string()), isPrimary: z.boolean().optional() });
type Cause = z.output<typeof cause>;

const CAUSES = [
  ["reportedCause", "reportedCauseId"],
  ["verifiedCause", "verifiedCauseId"],
] as const;

function causeOf({ axis, path }: Cause): Reference {
  return { to: "cause", axis, path: path.map(labelOf) };
}

function causeEntry(found: Cause): ImportEntry {
  return { values: { causeId: causeOf(found), isPrimary: found.isPrimary ?? false }, within: {} };
}

const version = z.object({ procedure: z.string(), version: z.number(), effectiveAt: z.string() });

function versionOf(value: unknown, tools: Tools): ImportValue {
  const { procedure, version: number, effectiveAt } = version.parse(value);
  const effective = keptValue({ is: "moment" }, effectiveAt, tools);
  return {
    to: "procedureVersion",
    procedure: labelOf(procedure),
    version: number,
    effectiveAt: Number(effective.value),
    effectiveDay: effective.day,
  };
}

function putCustomer(values: ImportValues, { customer, issueKey }: Item, tools: Tools): void {
  const key = typeof customer === "string" ? tools.keyOf("customer", customer) : null;
  values.customerId = key === null ? null : { to: "customer", key };
  if (key === null) values.issueId = null;
  else if (issueKey !== undefined) values.issueId = typeof issueKey === "string" ? { to: "issue", customer: key, key: issueKey } : null;
}

const facetValues = z.record(z.string(), z.string().nullable()).optional();
const texts = z.record(z.string(), z.string()).optional();

/** Facets by their codes; those that the source has no room for are kept as attributes, as when a file has them. */
function facetsOf(item: Item, tools: Tools): Pick<ImportRow, "facets" | "attributes"> {
  const facets: [string, string | null][] = [];
  const attributes: [string, string][] = [];
  for (const [name, value] of Object.entries(facetValues.parse(item.facets) ?? {})) {
    if (!tools.fullFacets.includes(slug(name))) facets.push([slug(name), value && labelOf(value)]);
    else if (value !== null) attributes.push([name, tools.redact(value)]);
  }
  for (const [name, value] of Object.entries(texts.parse(item.attributes) ?? {})) attributes.push([name, tools.redact(value)]);
  const sorted = <T>(entries: [string, T][]) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { facets: sorted(facets), attributes: attributes.length === 0 ? null : sorted(attributes) };
}

function linkOf({ followUpOf, mergedInto }: Item, externalId: string): LinkedRow | null {
  const [first, survivor] = [followUpOf, mergedInto].map((id) => (typeof id === "string" ? id : null));
  if (!first && !survivor) return null;
  return { externalId, followUpOf: first ?? null, mergedInto: survivor ?? null };
}
