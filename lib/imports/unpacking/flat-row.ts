import { isObject, type JsonObject, type JsonValue } from "@/lib/imports/unpacking/json-value";

/**
 * A JSON object as one row: nested objects become columns named by their path (`caller_id.value`), entries of a list
 * come each on a line of its own. What is null or empty is an empty cell. A list of named values, such as custom fields,
 * becomes a column for each name that has a value.
 */
export function flatRow(object: JsonObject): Map<string, string> {
  const row = new Map<string, string>();
  put(row, "", object);
  return row;
}

function put(row: Map<string, string>, path: string, value: JsonValue): void {
  if (isObject(value)) {
    for (const [name, inner] of value) put(row, path === "" ? name : `${path}.${name}`, inner);
  } else if (Array.isArray(value)) putList(row, path, value);
  else row.set(path, wellFormed(value ?? ""));
}

/** Lists of objects become a column for each of their names, with a line for every entry in each of them. */
function putList(row: Map<string, string>, path: string, list: JsonValue[]): void {
  const named = namedValues(list);
  if (named) {
    for (const [name, value] of named) if (!isEmpty(value)) put(row, `${path}.${name}`, value);
    return;
  }
  const entries = list.map((value) => {
    const entry = new Map<string, string>();
    put(entry, "", value);
    return entry;
  });
  const names = new Set(entries.flatMap((entry) => [...entry.keys()]));
  if (names.size === 0) row.set(path, "");
  for (const name of names) {
    row.set(name === "" ? path : `${path}.${name}`, entries.map((entry) => entry.get(name) ?? "").join("\n"));
  }
}

/** The values of a list of objects that hold little but a name and a value, by their names; null when it is another list. */
function namedValues(list: JsonValue[]): [string, JsonValue][] | null {
  const named = list.map((entry): [string, JsonValue] | null => {
    if (!isObject(entry) || ![...entry.keys()].every((member) => OF_NAMED_VALUE.has(member))) return null;
    // Where a value is a code, its text stands beside it.
    const [name, value] = [entry.get("name") ?? entry.get("id"), entry.get("text") || entry.get("value")];
    return typeof name === "string" && name !== "" && value !== undefined ? [name, value] : null;
  });
  const found = named.filter((entry) => entry !== null);
  return found.length > 0 && found.length === list.length ? found : null;
}

const OF_NAMED_VALUE = new Set(["id", "name", "value", "text", "type"]);

function isEmpty(value: JsonValue): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Half of a character that needs two cannot be kept. */
function wellFormed(text: string): string {
  return HALF.test(text) ? text.replace(HALF_EACH, "\ufffd") : text;
}

const HALF = /\p{Surrogate}/u;
const HALF_EACH = /\p{Surrogate}/gu;
