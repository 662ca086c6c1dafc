import { sql } from "drizzle-orm";
import { DOCUMENTED_FIELDS } from "@/db/facts/documented-fields";
import type { FactsReader } from "@/db/facts/duckdb";
import { factClosing, factFailure, factInteraction, factPraise, factPromise, factReport, factStep } from "@/db/facts/tables";

/** A filter as plain numbers: what a hand-written scan tests. */
export interface ScanFilter {
  fromAt: number;
  toAt: number;
  teams: Set<number> | null;
  channels: Set<number> | null;
  products: Set<number> | null;
  causeSets: Set<number> | null;
  severity: number | null;
}

/** One column of a table; a null is NaN, so that every comparison with it fails. */
export type Columns = Record<string, Float64Array>;

const DIMS = ["status", "difficult", "contacted_at", "team", "channel", "product", "severity", "cause_set", "customer", "issue", "source"];

const TABLES = {
  interactions: [
    factInteraction,
    [
      ...["interaction_id", "outcome", "first_of_issue", "next_inbound_at", "next_contact_at", "first_resolved_at", "last_resolved_at"],
      ...["first_reopened_at", "last_reopened_at", "first_transferred_at", "transfer_count", "first_escalated_at", "escalated"],
      ...["mood_start", "mood_end", "required_fields", "missing_fields", "failure_set", "procedure", "procedure_version"],
    ],
  ],
  promises: [
    factPromise,
    [
      ...[
        "interaction_id",
        "promise_id",
        "made_at",
        "first_due_at",
        "agreed_due_at",
        "done_at",
        "done_day",
        "cancelled_at",
        "cancelled_by",
      ],
      ...["promise_team", "satisfied"],
    ],
  ],
  reports: [factReport, ["promise_id", "reported_at"]],
  closings: [
    factClosing,
    [...["interaction_id", "closed_at", "next_closed_at", "commended_at", "fault", "outcome", "granted", "mood_end", "next_contact_at"]],
  ],
  failures: [factFailure, ["interaction_id", "failure", "occurred_at"]],
  praises: [factPraise, ["received_at", "verified"]],
  steps: [factStep, ["adherent"]],
} as const;

type TableName = keyof typeof TABLES;

/** The facts as typed arrays: what a loop by hand counts as fast as this process can without an engine. It knows nothing of zones. */
export interface ScanData extends Record<TableName, Columns> {
  causeSets: FactsReader["causeSets"];
  failureSets: FactsReader["failureSets"];
  untracked: { resolution: Set<number>; reopening: Set<number>; escalation: Set<number> };
  /** The largest id of an interaction. */
  highestId: number;
  /** How many fields each pattern of bits asks for. */
  bits: Uint8Array;
}

export async function loadScan(reader: FactsReader): Promise<ScanData> {
  const highestId = await highestOf(reader);
  const load = (name: TableName) => loadTable(reader, name);
  const interactions = await load("interactions");
  const without = (column: string) => {
    const [all, having] = [new Set<number>(), new Set<number>()];
    const { source = NONE, [column]: values = NONE } = interactions;
    for (let i = 0; i < source.length; i++) {
      all.add(source[i] ?? 0);
      if (!Number.isNaN(values[i])) having.add(source[i] ?? 0);
    }
    return new Set([...all].filter((id) => !having.has(id)));
  };
  const bits = new Uint8Array(1 << DOCUMENTED_FIELDS.length);
  for (let i = 1; i < bits.length; i++) bits[i] = (bits[i >> 1] ?? 0) + (i & 1);
  return {
    interactions,
    promises: await load("promises"),
    reports: await load("reports"),
    closings: await load("closings"),
    failures: await load("failures"),
    praises: await load("praises"),
    steps: await load("steps"),
    causeSets: reader.causeSets,
    failureSets: reader.failureSets,
    untracked: { resolution: without("first_resolved_at"), reopening: without("first_reopened_at"), escalation: without("escalated") },
    highestId,
    bits,
  };
}

/** The rows of one fact table. */
export async function loadTable(reader: FactsReader, name: TableName): Promise<Columns> {
  const highestId = await highestOf(reader);
  const [table, own] = TABLES[name];
  const names = [...DIMS, ...own];
  const [size] = await reader.all<{ rows: number }>(sql`select count(*) as rows from ${table}`);
  const arrays = names.map((name) => ({ name, values: new Float64Array(size?.rows ?? 0) }));
  // Some rows at a time: a million row objects at once would need gigabytes.
  for (let [from, filled] = [0, 0]; from < highestId; from += SLICE) {
    const rows = await reader.all<Record<string, number | null>>(
      sql`select ${sql.raw(names.join(", "))} from ${table} where ${table.interactionId} > ${from} and ${table.interactionId} <= ${from + SLICE}`,
    );
    for (const { name, values } of arrays) for (const [i, row] of rows.entries()) values[filled + i] = row[name] ?? Number.NaN;
    filled += rows.length;
  }
  return Object.fromEntries(arrays.map(({ name, values }) => [name, values]));
}

async function highestOf(reader: FactsReader): Promise<number> {
  const [highest] = await reader.all<{ id: number | null }>(
    sql`select max(${factInteraction.interactionId}) as id from ${factInteraction}`,
  );
  return highest?.id ?? 0;
}

/** Interactions read at once. */
const SLICE = 50_000;
const NONE = new Float64Array();

export function column(columns: Columns, name: string): Float64Array {
  const found = columns[name];
  if (!found) throw new Error(`the scan has not loaded ${name}`);
  return found;
}

/** Visits the live rows that a filter leaves, by the date of their cohort. */
export function eachRow(columns: Columns, cohort: string, filter: ScanFilter, visit: (index: number) => void): void {
  const date = column(columns, cohort);
  const status = column(columns, "status");
  const team = columns.promise_team ?? column(columns, "team");
  const [channel, product, severity] = [column(columns, "channel"), column(columns, "product"), column(columns, "severity")];
  const causeSet = column(columns, "cause_set");
  for (let i = 0; i < date.length; i++) {
    const when = date[i] ?? 0;
    if (!(when >= filter.fromAt && when < filter.toAt) || status[i] !== 1) continue;
    if (filter.teams && !filter.teams.has(team[i] ?? 0)) continue;
    if (filter.channels && !filter.channels.has(channel[i] ?? 0)) continue;
    if (filter.products && !filter.products.has(product[i] ?? 0)) continue;
    if (filter.causeSets && !filter.causeSets.has(causeSet[i] ?? 0)) continue;
    if (filter.severity !== null && severity[i] !== filter.severity) continue;
    visit(i);
  }
}
