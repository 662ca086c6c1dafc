import type { RecordStore } from "@/db/client";
import type { ImportLine } from "@/db/import-batch";
import { BadImportError } from "@/lib/errors";
import { pseudonyms } from "@/lib/identity";
import type { FileRow } from "@/lib/imports/file-rows";
import { type FoldEvidence, foldEvidence } from "@/lib/imports/fold-evidence";
import { facetsWithoutRoom, type ImportSource, openSource } from "@/lib/imports/import-source";
import type { ImportLimits } from "@/lib/imports/limits";
import type { LinkedRow } from "@/lib/imports/link-rows";
import type { Mapping } from "@/lib/imports/mapping";
import { allMappings } from "@/lib/imports/mappings/index";
import { NO_PATTERNS } from "@/lib/imports/patterns";
import { sourceFor } from "@/lib/imports/queue-import";
import { cellsOf } from "@/lib/imports/read-cells";
import { facetsOf } from "@/lib/imports/read-facets";
import { readRows } from "@/lib/imports/read-file";
import { type Layout, recognise } from "@/lib/imports/recognise";
import type { Scan } from "@/lib/imports/scan-file";
import { flatRow } from "@/lib/imports/unpacking/flat-row";
import type { JsonObject } from "@/lib/imports/unpacking/json-value";
import { workspaceSettings } from "@/lib/settings";

export interface ObjectsRead {
  /** The mapping that most of the objects were read by. */
  mapping: Mapping;
  source: ImportSource;
  /** One for each object, in their order; the line of a rejected one is its place from 1. */
  lines: ImportLine[];
  links: LinkedRow[];
  /** Whether no later object is a newer state of the same interaction; told by its place, from 0. */
  isLast(at: number): boolean;
}

/**
 * Reads the objects that another system has sent as the rows of its export are read: by the same mappings, with the same
 * redaction, pseudonyms and reasons for rejecting one.
 * @param options.mapping how they are read; null: recognised by their shape
 * @param options.source where they are filed; null: where files of that mapping are
 * @throws BadImportError when their shape is of no known kind
 */
export async function linesOfObjects(
  record: RecordStore,
  objects: readonly JsonObject[],
  options: { mapping: Mapping | null; source: string | null; limits: ImportLimits; now: number },
): Promise<ObjectsRead> {
  const { limits } = options;
  const all = groupsOf(objects).map((group) => ({ ...group, ...layoutOf(group.names, limits, options.mapping) }));
  const groups = all.flatMap(({ layout, members }) => (layout ? [{ layout, members }] : []));
  const strange = all.flatMap(({ problem, members }) => (problem ? [{ problem, members }] : []));
  const largest = groups.toSorted((a, b) => b.members.length - a.members.length)[0];
  if (!largest)
    throw strange[0]?.problem ?? new BadImportError("There is nothing in it: send at least one object.", undefined, "empty_body");
  const { mapping } = largest.layout;
  const wanted = await sourceFor(record, mapping, options.source ?? undefined);
  const facets = [...new Map(groups.flatMap(({ layout }) => facetsOf(layout).map((facet) => [facet.code, facet]))).values()];
  const source = await openSource(record, { ...wanted, facets });
  const fullFacets = facetsWithoutRoom(source, facets);

  const { redaction } = await workspaceSettings(record.db);
  const lines: ImportLine[] = [];
  const links: LinkedRow[] = [];
  const states = foldEvidence("");
  for (const { layout, members } of groups) {
    const noteState = stateNoter(layout, states);
    const file = { layout, limits, sheet: null, sheets: [], examination: { brokenBytes: 0 } };
    const reading = readRows({
      file,
      scan: SCAN,
      zone: source.zone,
      fullFacets,
      redaction,
      pseudonym: pseudonyms(record.dataDir),
      now: options.now,
    });
    for (const { at, cells } of members) {
      noteState(at, cells);
      const line = reading.lineOf({ line: at + 1, cells, problem: null, hadNuls: false });
      lines[at] = "row" in line && NAMELESS.test(line.row.externalId) ? withoutId(layout, at) : line;
    }
    links.push(...reading.links);
  }
  for (const { problem, members } of strange) {
    for (const { at } of members) lines[at] = rejected(at, { column: problem.field ?? null, code: problem.code, message: problem.message });
  }
  return { mapping, source, lines, links, isLast: states.fold(objects.length).isLast };
}

/** Help desks send several states of one ticket in one body, not always the newest one last. */
function stateNoter(layout: Layout, states: FoldEvidence): (at: number, cells: readonly string[]) => void {
  const { externalId, foldedBy = [] } = layout.mapping;
  const order = [foldedBy].flat().find((column) => layout.places.has(column));
  const read = cellsOf(layout, SCAN.written);
  return (at, cells) => states.add(at, externalId ? read.text(externalId, cells) : null, order ? read.text(order, cells) : null);
}

/** Objects with the same names make one table: what one of them leaves out is not "unknown" because another one has it. */
function groupsOf(objects: readonly JsonObject[]) {
  const groups = new Map<string, { names: string[]; members: { at: number; cells: string[] }[] }>();
  for (const [at, object] of objects.entries()) {
    const row = [...flatRow(object)].sort(([a], [b]) => (a < b ? -1 : 1));
    const names = row.map(([name]) => name);
    const key = names.join("\u001f");
    const group = groups.get(key) ?? { names, members: [] };
    groups.set(key, group);
    group.members.push({ at, cells: row.map(([, cell]) => cell) });
  }
  return [...groups.values()];
}

function layoutOf(names: string[], limits: ImportLimits, mapping: Mapping | null): { layout?: Layout; problem?: BadImportError } {
  const header: FileRow = { line: 0, cells: names, problem: null, hadNuls: false };
  try {
    return { layout: recognise([{ delimiter: "", rows: [header] }], OF_INTERACTIONS, limits.columns, mapping ?? undefined) };
  } catch (error) {
    if (!(error instanceof BadImportError)) throw error;
    return { problem: error };
  }
}

/** Contact volumes have an address of their own. */
const OF_INTERACTIONS = allMappings.filter(({ volume }) => volume === undefined);

/** Nothing is known of the whole, as there is none: ids are what they are, and dates are read as the mapping says. */
const SCAN: Scan = {
  rows: 0,
  ids: { kind: "true", missing: 0, ruined: 0, repeated: 0 },
  fold: null,
  written: { order: "unknown", certain: 0, doubtful: 0 },
  isOrderInferred: false,
  dateOrder: null,
  question: null,
  patterns: NO_PATTERNS,
  swaps: [],
};

/** Named by their content, as rows of a file without an id are. */
const NAMELESS = /^[0-9a-f]{64}#\d+$/;

/** Sent again after a change it would be another interaction, so it needs an id. */
function withoutId({ mapping, places, header }: Layout, at: number): ImportLine {
  const column = (mapping.externalId && header[places.get(mapping.externalId) ?? -1]) ?? mapping.externalId ?? "id";
  return rejected(at, { column, code: "missing_value", message: `${column} says no id` });
}

function rejected(at: number, { column, code, message }: { column: string | null; code: string; message: string }): ImportLine {
  return { rejected: { line: at + 1, column, value: null, code, reason: message, hint: "Send the whole ticket, with its id", cells: [] } };
}
