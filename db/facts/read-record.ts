import { setImmediate as yieldToOthers } from "node:timers/promises";
import { type Column, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import {
  causeColumns,
  commendationColumns,
  eventColumns,
  failureColumns,
  gestureColumns,
  handoverColumns,
  interactionColumns,
  progressReportColumns,
  promiseColumns,
  promiseDateColumns,
  stepColumns,
} from "@/db/facts/record-columns";
import { commendation, customer, failure, interaction, promise } from "@/db/schema";

/** One snapshot of the record, as the facts read it. */
export interface RecordSnapshot {
  db: Db;
  dialect: RecordStore["dialect"];
}

/** A value as the engine gives it: booleans are 0 and 1 on SQLite. */
export type Cell = number | string | boolean | null;

/** One row of the record; where each column stands says `interactionAt` and its siblings. */
export type Cells = readonly Cell[];

/** Rows by the id of what they belong to. */
export type Grouped = ReadonlyMap<number, readonly Cells[]>;

/** Some interactions with everything of theirs that reaches the facts. */
export interface RecordRows {
  interactions: Cells[];
  events: Grouped;
  causes: Grouped;
  failures: Grouped;
  promises: Grouped;
  /** By promise. */
  promiseDates: Grouped;
  progressReports: Grouped;
  commendations: Grouped;
  /** Commendations of live follow-ups, by the first interaction of their case. */
  followUpCommendations: Grouped;
  gestures: Grouped;
  handovers: Grouped;
  steps: Grouped;
}

/** Where each column stands in its row of cells. Bare cells: objects of 34 fields would double the time of a rebuild. */
export const interactionAt = positions(interactionColumns);
export const eventAt = positions(eventColumns);
export const causeAt = positions(causeColumns);
export const failureAt = positions(failureColumns);
export const promiseAt = positions(promiseColumns);
export const promiseDateAt = positions(promiseDateColumns);
export const progressReportAt = positions(progressReportColumns);
export const gestureAt = positions(gestureColumns);
export const commendationAt = positions(commendationColumns);
export const handoverAt = positions(handoverColumns);
export const stepAt = positions(stepColumns);

/** Below every id of 32 bits. */
const BEFORE_ALL = -2_147_483_648;

/** How many interactions are read at once; between two chunks others have their turn at the event loop. */
const CHUNK = 500;

/** Every interaction of the record, in chunks, by id. */
export async function* allRows(snapshot: RecordSnapshot): AsyncGenerator<RecordRows> {
  for (let after = BEFORE_ALL; ; ) {
    const [chunk] = await snapshot.db.all<{ last: number | null }>(
      sql`select max(id) as last from (select id from interaction where id > ${after} order by id limit ${CHUNK}) as chunk`,
    );
    if (!chunk || chunk.last === null) return;
    const [from, to] = [after + 1, chunk.last];
    yield await readRows(snapshot, (column) => sql`${column} between ${from} and ${to}`);
    after = to;
    await yieldToOthers();
  }
}

/** The interactions of these ids, which ascend, in chunks; an id that is no longer there gives no row. */
export async function* rowsOf(snapshot: RecordSnapshot, ids: readonly number[]): AsyncGenerator<RecordRows> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    const some = ids.slice(start, start + CHUNK);
    const [from = 0, to = 0] = [some[0], some.at(-1)];
    // What an import has made is a run of ids, and a range is read faster than each of them is looked up.
    const isRun = to - from === some.length - 1;
    const listed = sql.raw(isRun ? `between ${from} and ${to}` : `in (${some.join(", ")})`);
    yield await readRows(snapshot, (column) => sql`${column} ${listed}`);
    await yieldToOthers();
  }
}

/** The failure that each merged failure counts as, following merges to their end. */
export async function readSurvivors(snapshot: RecordSnapshot): Promise<ReadonlyMap<number, number>> {
  const merges = await cells(
    snapshot,
    [sql`f.id`, sql`f.merged_into_id`],
    sql`from ${failure} f join ${failure} t on t.id = f.merged_into_id where f.merged_into_id <> f.id`,
  );
  const mergedInto = new Map(merges.map(([from, into]) => [Number(from), Number(into)]));
  const survivors = new Map<number, number>();
  for (const from of mergedInto.keys()) {
    const chain = new Set<number>();
    let survivor = from;
    for (let next = mergedInto.get(from); next !== undefined && !chain.has(survivor); next = mergedInto.get(survivor)) {
      chain.add(survivor);
      survivor = next;
    }
    survivors.set(from, survivor);
  }
  return survivors;
}

/** Customers who stand for many people. */
export async function readShared(snapshot: RecordSnapshot): Promise<ReadonlySet<number>> {
  const rows = await cells(
    snapshot,
    [customer.id],
    sql`from ${customer} where ${customer.isShared} = ${snapshot.dialect === "postgres" ? sql`true` : sql`1`}`,
  );
  return new Set(rows.map(([id]) => Number(id)));
}

/** What a contact's place among the live contacts of its issue says: what the facts compute in DuckDB, for comparing them. */
export interface IssueLinks {
  nextContactAt: number | null;
  nextInboundAt: number | null;
  firstOfIssue: number;
}

/** The links of every live contact with a known customer, by interaction. */
export async function readIssueLinks(snapshot: RecordSnapshot): Promise<ReadonlyMap<number, IssueLinks>> {
  const { id, customerId, issueId, contactedAt, status, direction } = interactionColumns;
  const shared = await readShared(snapshot);
  const known = await cells(
    snapshot,
    [id, customerId, issueId, contactedAt, direction],
    sql`from ${interaction} where ${status} = 'live' and ${customerId} is not null`,
  );
  const contacts = known.filter(([, customerOf]) => !shared.has(Number(customerOf)));
  contacts.sort((a, b) => Number(b[3]) - Number(a[3]) || Number(b[0]) - Number(a[0]));
  const links = new Map<number, IssueLinks>();
  const later = new Map<string, { id: number; at: number; inboundAt: number | null }>();
  for (const [contact, customer, issue, at, way] of contacts) {
    const key = issue === null ? `customer ${customer}` : `issue ${issue}`;
    const following = later.get(key);
    links.set(Number(contact), { nextContactAt: following?.at ?? null, nextInboundAt: following?.inboundAt ?? null, firstOfIssue: 0 });
    later.set(key, { id: Number(contact), at: Number(at), inboundAt: way === "outbound" ? (following?.inboundAt ?? null) : Number(at) });
  }
  for (const { id: first } of later.values()) {
    const own = links.get(first);
    if (own) own.firstOfIssue = 1;
  }
  return links;
}

async function readRows(snapshot: RecordSnapshot, among: (column: Column) => SQL): Promise<RecordRows> {
  const children = async (columns: Record<string, Column> & { interactionId: Column }) =>
    grouped(await cells(snapshot, Object.values(columns), sql`from ${columns.interactionId.table} where ${among(columns.interactionId)}`));
  const promises = await children(promiseColumns);
  return {
    interactions: await cells(snapshot, Object.values(interactionColumns), sql`from ${interaction} where ${among(interaction.id)}`),
    promises,
    promiseDates: promises.size === 0 ? new Map() : await readOfPromises(snapshot, promiseDateColumns, among),
    progressReports: promises.size === 0 ? new Map() : await readOfPromises(snapshot, progressReportColumns, among),
    events: await children(eventColumns),
    causes: await children(causeColumns),
    failures: await children(failureColumns),
    commendations: await children(commendationColumns),
    followUpCommendations: await readFollowUpCommendations(snapshot, among),
    gestures: await children(gestureColumns),
    handovers: await children(handoverColumns),
    steps: await children(stepColumns),
  };
}

/** What hangs on promises, by promise. */
async function readOfPromises(
  snapshot: RecordSnapshot,
  columns: Record<string, Column> & { promiseId: Column },
  among: (column: Column) => SQL,
): Promise<Grouped> {
  const { promiseId } = columns;
  const rows = sql`from ${promise} cross join ${promiseId.table} where ${promiseId} = ${promise.id} and ${among(promise.interactionId)}`;
  return grouped(await cells(snapshot, Object.values(columns), rows));
}

/** `cross join` keeps SQLite from starting with all commendations. */
async function readFollowUpCommendations(snapshot: RecordSnapshot, among: (column: Column) => SQL): Promise<Grouped> {
  const columns = [...Object.values(commendationColumns), interaction.followUpOfId];
  const received = sql`from ${interaction} cross join ${commendation} where ${commendation.interactionId} = ${interaction.id} and ${among(interaction.followUpOfId)} and ${interaction.status} = 'live'`;
  return grouped(await cells(snapshot, columns, received), columns.length - 1);
}

/** On SQLite all rows come as one JSON text: parsing it takes half the time of being handed cell after cell. */
async function cells({ db, dialect }: RecordSnapshot, columns: SQLWrapper[], from: SQL): Promise<Cells[]> {
  const list = sql.join(columns, sql`, `);
  if (dialect === "postgres") return (await db.all<Record<string, Cell>>(sql`select ${list} ${from}`)).map((row) => Object.values(row));
  const [row] = db.values<[json: string]>(sql`select json_group_array(json_array(${list})) ${from}`);
  return JSON.parse(row?.[0] ?? "[]");
}

function grouped(rows: Cells[], by = 0): Map<number, Cells[]> {
  const groups = new Map<number, Cells[]>();
  for (const row of rows) {
    const id = Number(row[by]);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}

function positions<Key extends string>(columns: Record<Key, Column>): Record<Key, number>;
function positions(columns: Record<string, Column>): Record<string, number> {
  return Object.fromEntries(Object.keys(columns).map((key, index) => [key, index]));
}
