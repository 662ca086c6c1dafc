import { CHANGE_LOGS, SIDE_LOADS, type SideLoad, STATUS_CHANGES } from "@/lib/imports/body-shapes";
import { isObject, type JsonObject, type JsonValue } from "@/lib/imports/unpacking/json-value";

/**
 * A row with what belongs to it from the body around it, and with the changes of its status in place of the log that
 * holds them. The row that was given stays as it is.
 */
export function completedRow(row: JsonObject, body: JsonObject | null): JsonObject {
  const made: JsonObject = new Map(row);
  if (body !== null) {
    for (const load of SIDE_LOADS) join(made, load, body);
    // A message about an issue has what just changed beside the issue, not in it.
    const log = body.get("changelog");
    if (isObject(log) && !made.has("changelog")) made.set("changelog", changesNow(log, body));
    titleFields(made, body.get("ticket_fields"));
  }
  dropAddresses(made);
  nameFields(made, made.get("names") ?? body?.get("names"));
  sumUpChanges(made);
  plainDocuments(made);
  return made;
}

/** Bodies hold the same side list for all their rows: it is looked through once. */
const indexes = new WeakMap<JsonValue[], Map<string, JsonObject[]>>();

function join(row: JsonObject, { list: name, as, by, from, isMany, keeps, when }: SideLoad, body: JsonObject): void {
  const side = body.get(name);
  const id = textOf(row.get(from ?? "id"));
  if (id === null || (when && textOf(row.get(when[0])) !== when[1])) return;
  const entries = Array.isArray(side)
    ? (indexOf(side, by ?? "id").get(id) ?? [])
    : isObject(side) && isOf(side, by ?? "id", id)
      ? [side]
      : [];
  const last = entries.at(-1);
  if (!last) return;
  row.set(as, isMany ? entries : keeps ? new Map(keeps.map((member) => [member, last.get(member) ?? null])) : last);
}

function isOf(entry: JsonObject, by: string, id: string): boolean {
  return textOf(entry.get(by)) === id;
}

function indexOf(list: JsonValue[], by: string): Map<string, JsonObject[]> {
  const known = indexes.get(list);
  if (known) return known;
  const index = new Map<string, JsonObject[]>();
  for (const entry of list) {
    const id = isObject(entry) ? textOf(entry.get(by)) : null;
    if (id === null || !isObject(entry)) continue;
    const found = index.get(id);
    if (found) found.push(entry);
    else index.set(id, [entry]);
  }
  indexes.set(list, index);
  return index;
}

function changesNow(log: JsonObject, body: JsonObject): JsonValue {
  if (log.has("histories")) return log;
  const history: JsonObject = new Map([
    ["created", body.get("timestamp") ?? null],
    ["items", log.get("items") ?? []],
  ]);
  return new Map([["histories", [history]]]);
}

/** Custom fields by their title instead of their number, where the body says what they are called. */
function titleFields(row: JsonObject, definitions: JsonValue | undefined): void {
  const fields = row.get("custom_fields");
  if (!Array.isArray(definitions) || !Array.isArray(fields)) return;
  const index = indexOf(definitions, "id");
  row.set(
    "custom_fields",
    fields.map((field) => {
      const title = isObject(field)
        ? textOf(
            index
              .get(textOf(field.get("id")) ?? "")
              ?.at(-1)
              ?.get("title"),
          )
        : null;
      return isObject(field) && title !== null ? new Map(field).set("id", title) : field;
    }),
  );
}

/** The same for fields that are members of one object, named by a dictionary beside them. */
function nameFields(row: JsonObject, names: JsonValue | undefined): void {
  const fields = row.get("fields");
  if (!isObject(names) || !isObject(fields)) return;
  const named: JsonObject = new Map();
  for (const [code, value] of fields) {
    const name = code.startsWith("customfield_") ? textOf(names.get(code)) : null;
    named.set(name === null || fields.has(name) ? code : name, value);
  }
  row.set("fields", named);
  row.delete("names");
}

/** Of each thing that a field names there are addresses besides, several columns a field, which say nothing. */
function dropAddresses(row: JsonObject): void {
  const fields = row.get("fields");
  if (isObject(fields)) row.set("fields", withoutAddresses(fields));
}

const ADDRESSES = new Set(["self", "iconUrl", "avatarUrls"]);

function withoutAddresses(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutAddresses);
  if (!isObject(value)) return value;
  return new Map([...value].filter(([name]) => !ADDRESSES.has(name)).map(([name, inner]) => [name, withoutAddresses(inner)]));
}

function sumUpChanges(row: JsonObject): void {
  for (const { log, items, field, from, to, at } of CHANGE_LOGS) {
    const [first = "", second] = log;
    const holder = row.get(first);
    const entries = second === undefined ? holder : isObject(holder) ? holder.get(second) : undefined;
    if (!Array.isArray(entries)) continue;
    const changes = entries.filter(isObject).flatMap((entry) => {
      const changed = entry.get(items);
      const ofStatus = (Array.isArray(changed) ? changed : []).filter(isObject).filter((each) => textOf(each.get(field)) === "status");
      return ofStatus.map((each) => [line(each.get(from)), line(each.get(to)), line(entry.get(at))] as const);
    });
    row.delete(first);
    row.set(
      STATUS_CHANGES,
      new Map([
        ["from", changes.map(([before]) => before).join("\n")],
        ["to", changes.map(([, after]) => after).join("\n")],
        ["at", changes.map(([, , time]) => time).join("\n")],
      ]),
    );
  }
}

/** Rich text as some interfaces send it: a tree of type "doc" with its texts at the leaves. */
function plainDocuments(row: JsonObject): void {
  for (const [name, value] of row) {
    if (!isObject(value)) continue;
    if (value.get("type") === "doc" && Array.isArray(value.get("content"))) row.set(name, paragraphs(value).join("\n"));
    else if (name === "fields") {
      const inner: JsonObject = new Map(value);
      plainDocuments(inner);
      row.set(name, inner);
    }
  }
}

const INLINE = new Set(["paragraph", "heading", "codeBlock"]);

function paragraphs(node: JsonObject): string[] {
  const content = node.get("content");
  const inner = (Array.isArray(content) ? content : []).filter(isObject);
  const own = textOf(node.get("text"));
  if (own !== null) return [own];
  const texts = inner.flatMap(paragraphs);
  return INLINE.has(textOf(node.get("type")) ?? "") ? [texts.join("")] : texts;
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function line(value: JsonValue | undefined): string {
  return (textOf(value) ?? "").replace(/\s+/g, " ").trim();
}
