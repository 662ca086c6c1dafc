import { BadImportError } from "@/lib/errors";
import { EVENT_NAMES, LISTS, VAGUE_LISTS, VAGUE_WRAPPERS, WRAPPERS } from "@/lib/imports/body-shapes";
import { completedRow } from "@/lib/imports/side-loads";
import { isObject, type JsonObject, type JsonValue } from "@/lib/imports/unpacking/json-value";

/**
 * The objects of a body that are rows: the list that it is, the list or the one object that it wraps, or itself. What
 * stands beside them and belongs to one of them (metric sets, audits, a changelog) is put into it.
 * @throws BadImportError when it holds several lists and nothing tells which is meant
 */
export function rowsOfBody(body: JsonValue): JsonObject[] {
  if (Array.isArray(body)) return body.flatMap((entry) => (isObject(entry) ? rowsOfEntry(entry) : []));
  return isObject(body) ? (wrappedRows(body, "body", 0) ?? listedRows(body)) : [];
}

/** The same for one entry of a list, which is mostly a row itself. */
export function rowsOfEntry(entry: JsonObject): JsonObject[] {
  return wrappedRows(entry, "entry", 0) ?? [completedRow(entry, null)];
}

/** How often one object may wrap another before nobody means a row any more. */
const DEEPEST = 4;

/** What an object wraps by one of the names that interfaces use; null when it wraps nothing. */
function wrappedRows(object: JsonObject, as: "body" | "entry", depth: number): JsonObject[] | null {
  if (depth === DEEPEST) return null;
  const recorded = object.get("body");
  if (isRecording(object) && recorded !== undefined) return rowsOfBody(recorded);
  const isEvent = EVENT_NAMES.some((name) => object.has(name));
  if (!isEvent && isRow(object)) return null;
  // Any row may have "data" or "items" of its own; only a whole body or a message about an event is sure to wrap with them.
  const mayBeVague = isEvent || as === "body";
  for (const name of mayBeVague ? [...WRAPPERS, ...VAGUE_WRAPPERS] : WRAPPERS) {
    const inner = object.get(name);
    if (isObject(inner)) return wrappedRows(inner, "body", depth + 1) ?? [completedRow(inner, object)];
  }
  return listIn(object, mayBeVague ? [...LISTS, ...VAGUE_LISTS] : LISTS);
}

/** The rows of the list that an object holds under one of these names. */
function listIn(object: JsonObject, names: readonly string[]): JsonObject[] | null {
  const list = names.map((name) => object.get(name)).find((value) => Array.isArray(value));
  if (!Array.isArray(list) || !list.every(isObject)) return null;
  return list.filter(isObject).flatMap((row) => wrappedRows(row, "entry", DEEPEST - 1) ?? [completedRow(row, object)]);
}

/** A whole body under whose names nothing is known: its one list of objects, or the object itself where it is a row. */
function listedRows(body: JsonObject): JsonObject[] {
  const lists = [...body].filter(([, value]) => Array.isArray(value) && value.some(isObject));
  const [only, another] = lists;
  const [member] = body.values();
  if (only === undefined && body.size === 1 && isObject(member)) return rowsOfBody(member);
  if (only === undefined || hasOwnId(body)) return [completedRow(body, null)];
  if (another !== undefined) throw severalLists(lists.map(([name]) => name));
  return rowsOfBody(only[1]);
}

/** An answer as programs record them: what was asked, the status, and the body. */
function isRecording(object: JsonObject): boolean {
  return object.has("body") && object.has("status") && (object.has("method") || object.has("url") || object.has("uri"));
}

/** A row has an id of its own, or says when it came to be. */
function isRow(object: JsonObject): boolean {
  return hasOwnId(object) || [...object].some(([name, value]) => BEGUN.test(name) && typeof value === "string");
}

const BEGUN = /^(?:created|contacted|opened|received|reported)[ _]?(?:at|on|time|date|datetime)?$/i;

function hasOwnId(object: JsonObject): boolean {
  return [...object].some(([name, value]) => OWN_ID.test(name) && value !== null && value !== "");
}

const OWN_ID = /^(?:id|_id|sys_id|external_id|(?:ticket|case)[ _]?(?:id|number))$/i;

export function severalLists(lists: string[]): BadImportError {
  const names = lists.map((name) => `"${name.slice(0, 60)}"`).join(" and ");
  return new BadImportError(
    `The JSON holds more than one list of objects: ${names}. Import each of them from a file of its own.`,
    undefined,
    "several_lists",
  );
}
