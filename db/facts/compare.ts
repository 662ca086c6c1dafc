import { getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { RecordStore } from "@/db/client";
import { changedSince, readLogEnds } from "@/db/facts/change-log";
import { combinations } from "@/db/facts/combinations";
import { columnsOf } from "@/db/facts/definition";
import { type Derived, type Dimensions, deriveFacts, issueOf } from "@/db/facts/derive";
import type { Facts, FactsReader } from "@/db/facts/duckdb";
import {
  allRows,
  type Grouped,
  type RecordRows,
  type RecordSnapshot,
  readIssueLinks,
  readShared,
  readSurvivors,
  rowsOf,
} from "@/db/facts/read-record";
import {
  factClosing,
  factCommendation,
  factFailure,
  factGesture,
  factInteraction,
  factPraise,
  factPromise,
  factReport,
  factSetMember,
  factStep,
  factVolume,
  SET_KIND,
} from "@/db/facts/tables";
import { readVolumeFacts, VOLUMES_CHANGED } from "@/db/facts/volumes";

/** A fact row that should be there and is not, or is there and should not. */
export interface Difference {
  table: string;
  interactionId: number;
  kind: "missing" | "unexpected";
  /** Column by column, combinations spelled out. */
  row: string;
}

/**
 * Compares the facts with a derivation of the whole record in memory, row by row as multisets.
 * What is being changed meanwhile is left out: the interactions themselves, and the next contacts within their issues.
 */
export async function compareFacts(record: RecordStore, facts: Facts): Promise<Difference[]> {
  await facts.sync();
  return facts.read((reader) => record.snapshot((db) => differencesBetween({ db, dialect: record.dialect }, reader)));
}

async function differencesBetween(snapshot: RecordSnapshot, reader: FactsReader): Promise<Difference[]> {
  const [survivors, shared] = [await readSurvivors(snapshot), await readShared(snapshot)];
  const keys = { causes: combinations([]), failures: combinations([]), survivors, shared };
  const derived: Sets = { cause: keys.causes.members, failure: keys.failures.members };
  const kept: Sets = { cause: await readSets(reader, "cause"), failure: await readSets(reader, "failure") };
  const links = await readIssueLinks(snapshot);
  const moving = await readMoving(snapshot, reader);
  const differences: Difference[] = [];
  let after = FIRST_ID;

  const compare = async (table: PgTable, rows: readonly Derived<Dimensions>[], to: number) => {
    const name = getTableName(table);
    const found = await reader.all(sql`select * from ${table} where interaction_id > ${after} and interaction_id <= ${to}`);
    const balance = new Map<string, { interactionId: number; count: number }>();
    const count = (values: Readonly<Record<string, unknown>>, interactionId: number, sets: Sets, by: number) => {
      if (moving.interactions.has(interactionId)) return;
      const isLinkMoving = moving.issues.has(Number(values.issue));
      const row = spell(isLinkMoving ? { ...values, ...MOVING_LINKS } : values, sets);
      balance.set(row, { interactionId, count: (balance.get(row)?.count ?? 0) + by });
    };
    const columns = columnsOf(table);
    for (const [shared, own] of rows) {
      const both: Record<string, unknown> = { ...shared, ...own };
      count(Object.fromEntries(columns.map((column) => [column.name, both[column.key]])), shared.interactionId, derived, 1);
    }
    for (const row of found) count(row, Number(row.interaction_id), kept, -1);
    for (const [row, { interactionId, count }] of balance)
      for (let left = Math.abs(count); left > 0; left--)
        differences.push({ table: name, interactionId, kind: count > 0 ? "missing" : "unexpected", row });
  };
  const compareAll = async (facts: ReturnType<typeof deriveFacts>, to: number) => {
    const linked = facts.interactions.map(([shared, own]) => [shared, { ...own, ...links.get(shared.interactionId) }] as const);
    const closed = facts.closings.map(
      ([shared, own]) => [shared, { ...own, nextContactAt: links.get(shared.interactionId)?.nextContactAt ?? null }] as const,
    );
    await compare(factInteraction, linked, to);
    await compare(factClosing, closed, to);
    await compare(factPromise, facts.promises, to);
    await compare(factCommendation, facts.commendations, to);
    await compare(factReport, facts.reports, to);
    await compare(factPraise, facts.praises, to);
    await compare(factGesture, facts.gestures, to);
    await compare(factStep, facts.steps, to);
    await compare(factFailure, facts.failures, to);
    after = to;
  };

  for await (const rows of allRows(snapshot)) {
    const facts = deriveFacts(rows, keys);
    await compareAll(facts, Math.max(...facts.interactions.map(([{ interactionId }]) => interactionId)));
  }
  // What stands behind the last interaction of the record belongs to none.
  await compareAll(deriveFacts(NOTHING, keys), LAST_ID);
  if (!moving.interactions.has(VOLUMES_CHANGED)) differences.push(...(await volumeDifferences(snapshot, reader)));
  return differences;
}

async function volumeDifferences(snapshot: RecordSnapshot, reader: FactsReader): Promise<Difference[]> {
  const columns = columnsOf(factVolume);
  const balance = new Map<string, number>();
  const count = (row: string, by: number) => balance.set(row, (balance.get(row) ?? 0) + by);
  const none = { cause: NO_SETS, failure: NO_SETS };
  for (const volume of await readVolumeFacts(snapshot)) {
    const values: Record<string, unknown> = volume;
    count(spell(Object.fromEntries(columns.map((column) => [column.name, values[column.key]])), none), 1);
  }
  for (const row of await reader.all(sql`select * from ${factVolume}`)) count(spell(row, none), -1);
  return [...balance].flatMap(([row, left]) =>
    left === 0
      ? []
      : [
          {
            table: getTableName(factVolume),
            interactionId: VOLUMES_CHANGED,
            kind: left > 0 ? ("missing" as const) : ("unexpected" as const),
            row,
          },
        ],
  );
}

const NO_SETS: ReadonlyMap<number, readonly number[]> = new Map();

/** What has changed in the record since these facts were derived. */
async function readMoving(snapshot: RecordSnapshot, reader: FactsReader) {
  const [meta] = await reader.all<{ recordId: string; applied: number; snapshot: string | null }>(
    sql`select record_id as "recordId", applied, snapshot from facts_meta`,
  );
  const { recordId } = await readLogEnds(snapshot.db);
  if (meta?.recordId !== recordId) throw new Error("These facts are of another record");
  const ids = await changedSince(snapshot, { ...meta, version: reader.version });
  const issues = new Set<number>();
  for await (const rows of rowsOf(snapshot, ids)) for (const cells of rows.interactions) issues.add(issueOf(cells));
  const before =
    ids.length === 0
      ? []
      : await reader.all<{ id: number; issue: number }>(sql`select interaction_id as id, issue from ${factInteraction}`);
  const interactions = new Set(ids);
  for (const { id, issue } of before) if (interactions.has(id)) issues.add(issue);
  return { interactions, issues };
}

/** Only columns that a table has are compared; those of its neighbours' making are left out while they move. */
const MOVING_LINKS = { next_contact_at: "moving", next_inbound_at: "moving", first_of_issue: "moving" };
const FIRST_ID = -2_147_483_648;
const LAST_ID = 2_147_483_647;
const NONE: Grouped = new Map();
const NOTHING: RecordRows = {
  interactions: [],
  events: NONE,
  causes: NONE,
  failures: NONE,
  promises: NONE,
  promiseDates: NONE,
  progressReports: NONE,
  commendations: NONE,
  followUpCommendations: NONE,
  gestures: NONE,
  handovers: NONE,
  steps: NONE,
};

type Sets = Record<keyof typeof SET_KIND, ReadonlyMap<number, readonly number[]>>;

/** The ids of combinations differ from one facts database to the next; their members do not. */
function spell(row: Readonly<Record<string, unknown>>, sets: Sets): string {
  const spelled = Object.entries(row).map(([column, value]) => {
    const set = column === "cause_set" ? sets.cause : column === "failure_set" ? sets.failure : null;
    const members = value === 0 ? [] : set?.get(Number(value));
    return `${column}=${set === null ? value : members === undefined ? `unknown combination ${value}` : `{${members.join("+")}}`}`;
  });
  return spelled.join(" ");
}

async function readSets(reader: FactsReader, kind: keyof typeof SET_KIND): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await reader.all<{ setId: number; member: number }>(
    sql`select ${factSetMember.setId} as "setId", ${factSetMember.member} as member from ${factSetMember} where ${factSetMember.kind} = ${SET_KIND[kind]}`,
  );
  return combinations(rows).members;
}
