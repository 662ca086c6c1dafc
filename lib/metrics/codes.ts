import { inArray, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { DIRECTIONS, OUTCOMES } from "@/db/schema";
import type { Names } from "@/lib/access/unseen-names";
import { hoursOfCode, readArrived } from "@/lib/arrivals/arrived";
import { type Filters, type ListFilter, type Notice, UNKNOWN } from "@/lib/filters";
import { NAMED, NAMED_TABLES } from "@/lib/metrics/dimensions";
import { ONLY_SIDE, type Side, sideOf } from "@/lib/sample/apart";
import { workspaceSettings } from "@/lib/settings";
import { ANY_WORKAROUND } from "@/lib/workarounds/workaround-text";

/**
 * A filter's codes as ids of the record; 0 stands for unknown. A list that names nothing known selects nothing,
 * so that a mistyped code can never widen the rows; `notices` says which.
 */
export interface ResolvedCodes {
  lists: Partial<Record<ListFilter, number[]>>;
  /** One entry per filtered facet: any of these (slot, value ids) may match. */
  facets: { slot: number; ids: number[] }[][];
  /** Workarounds that are filtered by what they say, and the interactions that say so once a snapshot has been looked through; null: none is. */
  workarounds: { texts: string[]; interactions: number[] } | null;
  /** Hours of the week that are filtered by, by the clock of which zone, between which instants any row can lie, and whether rows without a time are among them; null: none are. */
  arrived: { hours: number[]; zone: string; unknown: boolean; span: { fromAt: number; toAt: number } } | null;
  /** Whether these are the sample's rows or real ones: never both. */
  side: Side;
  notices: Notice[];
}

/** @param unseen names that are as if they were not there */
export async function resolveCodes(db: Db, filters: Filters, unseen: Names = {}): Promise<ResolvedCodes> {
  const resolved: ResolvedCodes = { lists: {}, facets: [], workarounds: null, arrived: null, side: ONLY_SIDE, notices: [] };
  await resolveNamed(db, filters, resolved, unseen);
  resolveListed(filters, resolved);
  resolveWorkarounds(filters, resolved);
  await resolveArrived(db, filters, resolved);
  if (filters.cause.length > 0) resolved.lists.cause = await withDescendants(db, filters.cause, resolved, unseen);
  if (filters.failure.length > 0) resolved.lists.failure = await survivors(db, filters.failure, resolved, unseen);
  for (const [code, values] of Object.entries(filters.facets))
    if (values.length > 0) resolved.facets.push(await facetIds(db, code, values, resolved, unseen));
  await keepApart(db, filters, resolved);
  return resolved;
}

/** Whatever the filter says of sources, only those of its side are left. */
async function keepApart(db: Db, filters: Filters, resolved: ResolvedCodes) {
  const { side, notices } = await sideOf(db, filters);
  resolved.side = side;
  resolved.notices.push(...notices);
  if (side.sources === null) return;
  const chosen = resolved.lists.source;
  resolved.lists.source = chosen ? chosen.filter((id) => side.sources?.includes(id)) : side.sources;
}

async function resolveNamed(db: Db, filters: Filters, resolved: ResolvedCodes, unseen: Names) {
  for (const key of [...NAMED, "waitingOn"] as const) {
    if (filters[key].length === 0) continue;
    const kind = key === "waitingOn" ? "team" : key;
    const table = NAMED_TABLES[kind];
    const found = await db.select({ id: table.id, code: table.code }).from(table).where(inArray(table.code, filters[key]));
    const rows = found.filter(({ id }) => !unseen[kind]?.has(id));
    resolved.lists[key] = idsOf(key, filters[key], new Map(rows.map((row) => [row.code, [row.id]])), resolved);
  }
}

function resolveListed(filters: Filters, resolved: ResolvedCodes) {
  const lists = { severity: ["1", "2", "3", "4"], direction: [...DIRECTIONS], outcome: [...OUTCOMES], announced: ["yes", "no"] };
  for (const key of ["severity", "direction", "outcome", "announced"] as const) {
    if (filters[key].length === 0) continue;
    resolved.lists[key] = idsOf(key, filters[key], new Map(lists[key].map((code, index) => [code, [index + 1]])), resolved);
  }
}

function resolveWorkarounds({ workaround }: Filters, resolved: ResolvedCodes) {
  if (workaround.length === 0) return;
  resolved.lists.workaround = workaround.flatMap((code) => (code === UNKNOWN ? [0] : code === ANY_WORKAROUND ? [1] : []));
  const texts = workaround.filter((code) => code !== UNKNOWN && code !== ANY_WORKAROUND);
  if (texts.length > 0) resolved.workarounds = { texts, interactions: [] };
}

const EVER = { fromAt: Number.MIN_SAFE_INTEGER, toAt: Number.MAX_SAFE_INTEGER };

async function resolveArrived(db: Db, filters: Filters, resolved: ResolvedCodes) {
  if (filters.arrived.length === 0) return;
  const known = filters.arrived.filter((code) => code !== UNKNOWN);
  for (const code of known.filter((each) => readArrived(each) === null))
    resolved.notices.push({ field: "arrived", message: `arrived must be hours of a week such as mon, mon-09 or all-06-11; got "${code}"` });
  const zone = filters.zone ?? (await workspaceSettings(db)).zone;
  const unknown = filters.arrived.includes(UNKNOWN);
  resolved.arrived = { hours: [...new Set(known.flatMap(hoursOfCode))].toSorted((a, b) => a - b), zone, unknown, span: EVER };
}

/** A cause stands for itself and everything below it. */
async function withDescendants(db: Db, codes: string[], resolved: ResolvedCodes, unseen: Names): Promise<number[]> {
  const causes = await db.select({ id: schema.cause.id, code: schema.cause.code, parentId: schema.cause.parentId }).from(schema.cause);
  const below = (id: number): number[] => [id, ...causes.filter((cause) => cause.parentId === id).flatMap((child) => below(child.id))];
  const byCode = new Map<string, number[]>();
  for (const cause of causes.filter(({ id, code }) => codes.includes(code) && !unseen.cause?.has(id)))
    byCode.set(cause.code, [...(byCode.get(cause.code) ?? []), ...below(cause.id)]);
  return idsOf("cause", codes, byCode, resolved);
}

/** A merged failure stands for the one it was merged into. */
async function survivors(db: Db, codes: string[], resolved: ResolvedCodes, unseen: Names): Promise<number[]> {
  const found = await db
    .select({ id: schema.failure.id, code: schema.failure.code, into: schema.failure.mergedIntoId })
    .from(schema.failure)
    .where(inArray(schema.failure.code, codes));
  const rows = found.filter(({ id, into }) => !unseen.failure?.has(into ?? id));
  return idsOf("failure", codes, new Map(rows.map((row) => [row.code, [row.into ?? row.id]])), resolved);
}

async function facetIds(
  db: Db,
  code: string,
  values: string[],
  resolved: ResolvedCodes,
  unseen: Names,
): Promise<{ slot: number; ids: number[] }[]> {
  const facets = await db
    .select()
    .from(schema.facet)
    .where(inArray(schema.facet.code, [code]));
  const rows =
    facets.length === 0
      ? []
      : await db
          .select()
          .from(schema.facetValue)
          .where(or(...facets.map((facet) => inArray(schema.facetValue.facetId, [facet.id]))));
  const seen = rows.filter(({ id }) => !unseen.facetValue?.has(id));
  const isThere = facets.length > 0 && (seen.length > 0 || rows.length === 0);
  if (!isThere) resolved.notices.push({ field: `facet.${code}`, message: `no imported column is called ${code}` });
  const missing = values.filter((value) => value !== UNKNOWN && !seen.some((row) => row.value === value));
  for (const value of missing) resolved.notices.push({ field: `facet.${code}`, message: `facet.${code} has no value "${value}"` });
  return facets.map((facet) => ({
    slot: facet.slot,
    ids: [
      ...(values.includes(UNKNOWN) ? [0] : []),
      ...seen.filter((row) => row.facetId === facet.id && values.includes(row.value)).map((row) => row.id),
    ],
  }));
}

function idsOf(field: string, codes: string[], known: Map<string, number[]>, resolved: ResolvedCodes): number[] {
  return codes.flatMap((code) => {
    if (code === UNKNOWN) return [0];
    const ids = known.get(code);
    if (!ids) resolved.notices.push({ field, message: `there is no ${field} "${code}"` });
    return ids ?? [];
  });
}
