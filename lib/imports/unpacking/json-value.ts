/**
 * A JSON value whose numbers and yes/no words are the text they are written as: an id such as 570306133677760513 is
 * longer than a number can be exact.
 */
export type JsonValue = string | null | JsonValue[] | JsonObject;
export type JsonObject = Map<string, JsonValue>;

/** Deeper nesting is no table. */
const DEEPEST = 64;

/** @returns undefined when the text is not exactly one JSON value, or is nested too deep */
export function readJson(text: string): JsonValue | undefined {
  const reading = { text, at: 0 };
  const value = valueAt(reading, 0);
  skipSpace(reading);
  return reading.at === text.length ? value : undefined;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

interface Reading {
  text: string;
  at: number;
}

const SPACE = /[ \t\r\n]*/y;
const LITERAL = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function valueAt(reading: Reading, depth: number): JsonValue | undefined {
  skipSpace(reading);
  const first = reading.text[reading.at];
  if (first === "{") return depth < DEEPEST ? objectAt(reading, depth + 1) : undefined;
  if (first === "[") return depth < DEEPEST ? listAt(reading, depth + 1) : undefined;
  if (first === '"') return stringAt(reading);
  const literal = matchAt(LITERAL, reading);
  return literal === "null" ? null : literal;
}

function objectAt(reading: Reading, depth: number): JsonObject | undefined {
  const object: JsonObject = new Map();
  reading.at++;
  if (skipped(reading, "}")) return object;
  for (;;) {
    skipSpace(reading);
    const name = stringAt(reading);
    if (name === undefined || !skipped(reading, ":")) return undefined;
    const value = valueAt(reading, depth);
    if (value === undefined) return undefined;
    object.set(name, value);
    if (skipped(reading, "}")) return object;
    if (!skipped(reading, ",")) return undefined;
  }
}

function listAt(reading: Reading, depth: number): JsonValue[] | undefined {
  const list: JsonValue[] = [];
  reading.at++;
  if (skipped(reading, "]")) return list;
  for (;;) {
    const value = valueAt(reading, depth);
    if (value === undefined) return undefined;
    list.push(value);
    if (skipped(reading, "]")) return list;
    if (!skipped(reading, ",")) return undefined;
  }
}

function stringAt(reading: Reading): string | undefined {
  const { text, at } = reading;
  if (text[at] !== '"') return undefined;
  let end = at;
  do end = text.indexOf('"', end + 1);
  while (end !== -1 && isEscaped(text, end));
  if (end === -1) return undefined;
  reading.at = end + 1;
  try {
    return String(JSON.parse(text.slice(at, end + 1)));
  } catch {
    // An escape that JSON does not have, or a character that must be escaped.
    return undefined;
  }
}

/** An odd number of backslashes before it. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text[start - 1] === "\\") start--;
  return (at - start) % 2 === 1;
}

function skipSpace(reading: Reading): void {
  matchAt(SPACE, reading);
}

/** Whether this character comes next; it is behind us then. */
function skipped(reading: Reading, character: string): boolean {
  skipSpace(reading);
  if (reading.text[reading.at] !== character) return false;
  reading.at++;
  return true;
}

function matchAt(pattern: RegExp, reading: Reading): string | undefined {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.text)?.[0];
  if (found !== undefined) reading.at += found.length;
  return found;
}
