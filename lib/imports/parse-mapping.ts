import { isZone } from "@/lib/dates";
import { BadImportError } from "@/lib/errors";
import { INTERACTION_FIELDS, LISTS, type ListFields } from "@/lib/imports/fields";
import { type Mapping, mappingSchema } from "@/lib/imports/mapping";

/** A mapping is text of a few KiB; what is larger was made to be in the way. */
export const MOST_MAPPING_BYTES = 262_144;
const DEEPEST = 24;
const MOST_COLUMNS = 500;

/** Reads a mapping from JSON text that somebody sent. @throws BadImportError saying what is wrong with it */
export function mappingFromJson(text: string): Mapping {
  if (Buffer.byteLength(text) > MOST_MAPPING_BYTES) throw refused(`is larger than ${MOST_MAPPING_BYTES / 1024} KiB`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused('is no JSON. It should be an object such as {"code": "my-desk", "name": "My desk", …}, as "Download" writes it');
  }
  return parseMapping(value);
}

/**
 * Checks that something is a mapping that can be read with: its shape, and that every field and list it fills exists.
 * @throws BadImportError
 */
export function parseMapping(value: unknown): Mapping {
  if (depthOf(value) > DEEPEST) throw refused(`nests rules more than ${DEEPEST} deep`);
  const parsed = mappingSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.map(String).join(".") ?? "";
    throw refused(`is not valid${place === "" ? "" : ` at "${place.slice(0, 80)}"`}: ${issue?.message ?? "it has another shape"}`);
  }
  const problem = problemOf(parsed.data);
  if (problem !== null) throw refused(problem);
  return parsed.data;
}

function refused(what: string): BadImportError {
  return new BadImportError(`The mapping ${what}.`, "mapping", "bad_mapping");
}

/** Counted without recursion: a text of ten thousand brackets must not end in a stack that is too deep. */
function depthOf(value: unknown): number {
  let level = [value];
  for (let depth = 0; ; depth++) {
    const next = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
    if (next.length === 0 || depth > DEEPEST) return depth;
    level = next;
  }
}

function problemOf(mapping: Mapping): string | null {
  const unknown = Object.keys(mapping.fields).find((name) => !Object.hasOwn(INTERACTION_FIELDS, name));
  if (unknown !== undefined) return `fills the field "${unknown}", which an interaction does not have`;
  if (mapping.volume === undefined && mapping.fields.contactedAt === undefined)
    return "does not say which column is the date of the contact (fields.contactedAt)";
  if (mapping.columns.length > MOST_COLUMNS) return `names more than ${MOST_COLUMNS} columns`;
  const names = mapping.columns.map(({ name }) => name);
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  if (repeated !== undefined) return `names the column "${repeated}" twice`;
  const codes = mapping.facets.map(({ code }) => code);
  const facet = codes.find((code, at) => codes.indexOf(code) !== at);
  if (facet !== undefined) return `has the facet "${facet}" twice`;
  if (mapping.source.zone !== undefined && !isZone(mapping.source.zone))
    return `names the time zone "${mapping.source.zone}", which there is not`;
  if (mapping.source.code.trim() === "" || mapping.source.name.trim() === "") return "does not name its source";
  for (const { list, fields, within = [] } of mapping.lists) {
    const problem = listProblem(list, LISTS[list], fields) ?? innerProblem(list, within);
    if (problem !== null) return problem;
  }
  return null;
}

function innerProblem(list: string, within: NonNullable<Mapping["lists"][number]["within"]>): string | null {
  for (const inner of within) {
    const problem = listProblem(`${list}.${inner.list}`, LISTS[list]?.within?.[inner.list], inner.fields);
    if (problem !== null) return problem;
  }
  return null;
}

function listProblem(name: string, known: ListFields | undefined, fields: Record<string, unknown>): string | null {
  if (known?.fields === undefined) return `fills the list "${name}", which an interaction does not have`;
  const unknown = Object.keys(fields).find((field) => !Object.hasOwn(known.fields, field));
  if (unknown !== undefined) return `fills "${unknown}" of "${name}", which it does not have`;
  const missing = known.required.find((field) => !Object.hasOwn(fields, field));
  return missing === undefined ? null : `does not say what "${missing}" of "${name}" is, and it cannot do without`;
}
