import type { ImportRow } from "@/db/import-row";
import { slug } from "@/db/slug";
import { hasColumn, hasRule } from "@/lib/imports/known-columns";
import type { Cells, Source } from "@/lib/imports/read-cells";
import { type ReadCell, unknownWords } from "@/lib/imports/read-column";
import { dateText, isNoDate, readDate } from "@/lib/imports/read-date";
import { labelOf, type ReadingTools } from "@/lib/imports/read-values";
import type { Layout } from "@/lib/imports/recognise";

/** How many facets a source has room for. */
export const MOST_FACETS = 8;

/** The facets that a file fills: those of its mapping, then its own columns that begin with the mapping's prefix. */
export function facetsOf(layout: Layout): { code: string; name: string }[] {
  const named = layout.mapping.facets.filter(({ from }) => hasRule(layout, from));
  return [...named, ...prefixed(layout)].map(({ code, name }) => ({ code, name }));
}

/** Columns that the mapping does not name and that are not kept either, as the file writes them. */
export function columnsNotKept(layout: Layout): string[] {
  const left = (layout.mapping.left ?? []).flatMap((column) => layout.header[layout.places.get(column) ?? -1]?.trim() ?? []);
  const kept = new Set(keptOthers(layout).map(({ place }) => place));
  return [...left, ...layout.others.filter(({ place }) => !kept.has(place)).map(({ name }) => name)];
}

/** Columns the mapping does not name and that are kept as attributes, by the name under which they are. */
function keptOthers({ mapping, others }: Layout): { name: string; place: number }[] {
  if (mapping.otherColumns === "keep") return others.filter(({ name }) => !mapping.leftLike?.some((pattern) => starOf(pattern, name)));
  return others.flatMap(({ name, place }) => {
    const star = mapping.attributesLike?.map((pattern) => starOf(pattern, name)).find((each) => each !== null);
    return star === undefined || star === null ? [] : [{ name: star, place }];
  });
}

/** What the star of a pattern stands for in a name; null when the name is not like it. */
function starOf(pattern: string, name: string): string | null {
  const [start = "", end = ""] = pattern.split("*");
  const isLike = name.length > start.length + end.length && name.startsWith(start) && name.endsWith(end);
  return isLike ? name.slice(start.length, name.length - end.length) : null;
}

/**
 * Reads the facets and the attributes of a row.
 * @param full codes of facets that the source has no room for; they become attributes
 */
export function facetReaders(
  layout: Layout,
  cells: Cells,
  tools: ReadingTools,
  full: readonly string[],
): (row: readonly string[]) => Pick<ImportRow, "facets" | "attributes"> {
  const { mapping } = layout;
  const known = mapping.facets.flatMap(({ code, name, from }) => {
    const source = cells.source(from);
    return source ? [{ code, name, read: source.read }] : [];
  });
  const own = prefixed(layout);
  const placesOfFacets = new Set(own.map(({ place }) => place));
  const all = [...known, ...own.map(({ code, name, place }) => ({ code, name, read: plainCell(layout, place) }))];
  const facets = all.filter(({ code }) => !full.includes(code)).sort((a, b) => (a.code < b.code ? -1 : 1));
  const named = (mapping.attributes ?? []).filter((column) => hasColumn(layout, column));
  const others = withoutRepeats(keptOthers(layout).filter(({ place }) => !placesOfFacets.has(place)));
  const attributes = [
    ...named.map((column) => ({ name: column, read: namedReader(column, layout, cells) })),
    ...others.map(({ name, place }) => ({ name, read: unnamedReader(place, layout, cells) })),
    ...all.filter(({ code }) => full.includes(code)),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  return (row) => ({
    facets: Object.fromEntries(facets.map(({ code, read }) => [code, emptyToNull(labelOf(read(row) ?? ""))])),
    attributes: attributes.length === 0 ? null : textsOf(attributes, row, tools),
  });
}

function namedReader(column: string, layout: Layout, cells: Cells): ReadCell {
  const source = cells.source({ column });
  // A column of dates may hold a remark, which is kept.
  const place = layout.places.get(column);
  return source?.isDate && place !== undefined ? dateInOneSpelling(plainCell(layout, place), source) : (row) => cells.text(column, row);
}

/** In a column nobody knows only what can hardly be anything else is taken for a date. */
function unnamedReader(place: number, layout: Layout, { order }: Cells): ReadCell {
  const plain = plainCell(layout, place);
  const asDate = dateInOneSpelling(plain, { date: { order, serial: false, dayOnly: false } });
  return (row) => (LIKE_A_DATE.test(row[place] ?? "") ? asDate(row) : plain(row));
}

const LIKE_A_DATE = /^\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:$|[ T,])/;

/** Dates are kept in one spelling, because a workbook and the CSV of it write them differently; all else as it is written. */
function dateInOneSpelling(read: ReadCell, { date }: Pick<Source, "date">): ReadCell {
  return (row) => {
    const text = read(row);
    const found = text === null ? null : readDate(text, date);
    if (found === null || found === "ambiguous") return text;
    if (isNoDate(found)) return null;
    if (found.offset !== null) return date.unix ? `${dateText(found)} UTC` : text;
    return dateText(date.dayOnly ? { ...found, time: null } : found);
  };
}

function prefixed(layout: Layout): { code: string; name: string; place: number }[] {
  const prefix = layout.mapping.facetPrefix?.toLowerCase();
  if (prefix === undefined) return [];
  return layout.others
    .filter(({ name }) => name.toLowerCase().startsWith(prefix))
    .map(({ name, place }) => ({
      code: slug(name.slice(prefix.length)),
      name: labelOf(name.slice(prefix.length).replaceAll("_", " ")),
      place,
    }));
}

function plainCell({ mapping }: Layout, place: number): ReadCell {
  const isUnknown = unknownWords(mapping);
  return (row) => {
    const text = row[place]?.trim() ?? "";
    return isUnknown(text) ? null : text;
  };
}

function textsOf(attributes: { name: string; read: ReadCell }[], row: readonly string[], tools: ReadingTools): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { name, read } of attributes) {
    const text = read(row);
    if (text !== null) texts[name] = tools.redact(text);
  }
  return texts;
}

/** A second "Labels" becomes "Labels (2)". */
function withoutRepeats(columns: { name: string; place: number }[]): { name: string; place: number }[] {
  const seen = new Map<string, number>();
  return columns.map(({ name, place }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { name: times === 1 ? name : `${name} (${times})`, place };
  });
}

function emptyToNull(text: string): string | null {
  return text === "" ? null : text;
}
