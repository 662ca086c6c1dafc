import { BadImportError } from "@/lib/errors";
import type { FileRow } from "@/lib/imports/file-rows";
import type { Mapping, MappingColumn } from "@/lib/imports/mapping";
import { NO_INTERACTIONS } from "@/lib/imports/mappings/no-interactions";
import { shortened } from "@/lib/imports/row-problem";

/** How a file is laid out: its delimiter, its header row, and which of its columns the mapping knows. */
export interface Layout {
  mapping: Mapping;
  /** What separates the cells of a text; empty where rows come one by one. */
  delimiter: string;
  /** The header as the file writes it. */
  header: string[];
  headerLine: number;
  /** Where each column of the mapping stands; the first place counts when a name is repeated. */
  places: Map<string, number>;
  /** All places of the columns that are read in several, the best first. */
  several: Map<string, number[]>;
  /** Columns the mapping does not name. */
  others: { name: string; place: number }[];
  /** Columns of the mapping that the file has more than once, as the file writes them. */
  repeated: string[];
  /** Its last two columns are the line and reason that our file of rejected rows adds. */
  isMended: boolean;
}

export const DELIMITERS = [",", ";", "\t", "|"] as const;
/** Exports begin with a title or a period now and then; further down than this no header is looked for. */
export const rowsBeforeHeader = 20;

/** The first rows of a file, as they are when this delimiter separates its cells. */
export interface HeadReading {
  delimiter: string;
  rows: FileRow[];
}

/**
 * Finds delimiter, header row and mapping from the beginning of a file.
 * @param forced the only mapping that may match, when the caller named it
 * @throws BadImportError naming the columns found and those that would be needed
 */
export function recognise(readings: HeadReading[], mappings: readonly Mapping[], maxColumns: number, forced?: Mapping): Layout {
  const candidates = forced ? [forced] : mappings;
  const known = bestOf(
    readings,
    candidates.filter((each) => !each.isFallback),
  );
  if (known) return withinLimit(known, maxColumns);
  if (!forced) refuseOthers(readings);
  const usual = bestOf(
    readings,
    candidates.filter((each) => each.isFallback),
  );
  if (usual) return withinLimit(usual, maxColumns);
  const widest = readings.toSorted((a, b) => (b.rows[0]?.cells.length ?? 0) - (a.rows[0]?.cells.length ?? 0))[0];
  throw unrecognised(widest?.rows[0]?.cells ?? [], candidates);
}

function bestOf(readings: HeadReading[], mappings: readonly Mapping[]): Layout | undefined {
  for (const { delimiter, rows } of readings) {
    for (const row of rows) {
      const found = mappings.map((mapping) => layoutOf(mapping, delimiter, row)).filter((layout) => layout !== null);
      const best = found.sort((a, b) => b.places.size - a.places.size)[0];
      if (best) return best;
    }
  }
  return undefined;
}

/** @throws BadImportError when the file is known to hold something else than interactions */
function refuseOthers(readings: HeadReading[]): void {
  for (const { cells } of readings.flatMap(({ rows }) => rows.slice(0, 1))) {
    const names = new Set(cells.map(plainName));
    const found = NO_INTERACTIONS.find(({ has }) => has.every((columns) => columns.some((column) => names.has(plainName(column)))));
    if (!found) continue;
    throw new BadImportError(
      `This file holds ${found.name}, and no interactions. ${found.instead}.`,
      shortened(cells[0] ?? ""),
      "unrecognised_columns",
    );
  }
}

/** A column's name without what spelling varies in: case, punctuation, underscores, double spaces. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, " ")
    .trim();
}

/** The columns that our file of rejected rows adds at its end. */
export const REJECTED_COLUMNS = ["line", "reason"] as const;

function layoutOf(mapping: Mapping, delimiter: string, row: FileRow): Layout | null {
  const names = row.cells.map(plainName);
  const isMended = REJECTED_COLUMNS.every((name, at) => names.at(at - REJECTED_COLUMNS.length) === name);
  const own = isMended ? names.slice(0, -REJECTED_COLUMNS.length) : names;
  const places = new Map<string, number>();
  const several = new Map<string, number[]>();
  const taken = new Set<number>();
  const repeated: string[] = [];
  for (const column of mapping.columns) {
    const found = placesOf(spellingsOf(column), own);
    const worse = (column.or ?? []).flatMap((name) => placesOf([name], own));
    const all = [...new Set([...found, ...worse])];
    const first = all[0];
    for (const place of all) taken.add(place);
    if (first === undefined) {
      if (column.isRequired) return null;
      continue;
    }
    places.set(column.name, first);
    const read = column.repeats === "join" ? all : all.filter((place, at) => all.findIndex((each) => own[each] === own[place]) === at);
    if (read.length > 1) several.set(column.name, read);
    const isRepeated = column.repeats !== "join" && found.some((place) => place !== first && !isPathOf(own[first] ?? "", own[place] ?? ""));
    if (isRepeated) repeated.push(row.cells[first]?.trim() ?? column.name);
  }
  if (mapping.needs?.some((columns) => !columns.some((column) => places.has(column)))) return null;
  const others = own.flatMap((name, place) => (name === "" || taken.has(place) ? [] : [{ name: row.cells[place]?.trim() ?? "", place }]));
  return { mapping, delimiter, header: row.cells, headerLine: row.line, places, several, others, repeated, isMended };
}

function spellingsOf({ name, also = [], isOurName }: MappingColumn): string[] {
  return isOurName ? also : [name, ...also];
}

/** Whether two columns are one that is plain in some objects and has members in others. */
function isPathOf(name: string, other: string): boolean {
  const [root] = name.split(".");
  return name !== other && root === other.split(".")[0] && (name.includes(".") || other.includes("."));
}

/** Where the columns of these names stand, from left to right. */
function placesOf(spellings: string[], names: string[]): number[] {
  const wanted = new Set(spellings.map(plainName));
  return names.flatMap((name, place) => (wanted.has(name) ? [place] : []));
}

function withinLimit(layout: Layout, maxColumns: number): Layout {
  if (layout.header.length <= maxColumns) return layout;
  throw new BadImportError(
    `The file has ${layout.header.length} columns; at most ${maxColumns} are read. Leave some out, or raise IMPORT_MAX_COLUMNS.`,
    undefined,
    "too_many_columns",
  );
}

function unrecognised(header: string[], candidates: readonly Mapping[]): BadImportError {
  const found =
    header.length === 0
      ? "nothing"
      : header
          .slice(0, 12)
          .map((name) => `"${shortened(name)}"`)
          .join(", ");
  return new BadImportError(
    `No known kind of file has these columns: ${found}. ${nearest(header, candidates)}. The template shows every column that can be read.`,
    header[0] === undefined ? undefined : shortened(header[0]),
    "unrecognised_columns",
  );
}

/** What the kinds of file that come nearest would need, and the names of all others. */
function nearest(header: string[], candidates: readonly Mapping[]): string {
  const plain = new Set(header.map(plainName));
  const has = (column: MappingColumn) => [...spellingsOf(column), ...(column.or ?? [])].some((spelling) => plain.has(plainName(spelling)));
  const wanting = candidates.map((mapping) => {
    const known = new Set(mapping.columns.filter(has).map(({ name }) => name));
    const inFiles = new Map(mapping.columns.map((column) => [column.name, spellingsOf(column)[0] ?? column.name]));
    const required = mapping.columns
      .filter(({ name, isRequired }) => isRequired && !known.has(name))
      .map(({ name }) => `"${inFiles.get(name)}"`);
    const needed = (mapping.needs ?? [])
      .filter((columns) => !columns.some((column) => known.has(column)))
      .map((columns) => `one of ${columns.map((column) => `"${inFiles.get(column)}"`).join(", ")}`);
    return { mapping, known: known.size, missing: [...required, ...needed] };
  });
  const inOrder = wanting.toSorted((a, b) => b.known - a.known || a.missing.length - b.missing.length);
  const near = inOrder.slice(0, MOST_NEAR).map(({ mapping, missing }) => `${mapping.name} would need ${missing.join(" and ")}`);
  const others = inOrder.slice(MOST_NEAR).map(({ mapping }) => mapping.name);
  return others.length === 0 ? near.join("; ") : `${near.join("; ")}. Known besides: ${others.join(", ")}`;
}

const MOST_NEAR = 2;
