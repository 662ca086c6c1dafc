import type { RecordStore } from "@/db/client";
import { FAULTS, OUTCOMES } from "@/db/schema";
import { writeAround } from "@/tests/bench/support/generate-around";
import { writeFixes } from "@/tests/bench/support/generate-fixes";
import { writeVocabulary } from "@/tests/bench/support/generate-vocabulary";
import { inserting, type Values } from "@/tests/bench/support/inserting";
import { type Random, randomOf } from "@/tests/bench/support/random";

export const DAY_MS = 86_400_000;
/** The clock of the generated record: 2026-11-21T09:00Z. */
export const NOW = Date.UTC(2026, 10, 21, 9);
const DAYS = 730;

/** One contact in two and a half is a customer's first. */
export const customersOf = (count: number) => Math.ceil(count / 2.5);

/** What later rows of an interaction depend on. */
export interface Generated {
  id: number;
  at: number;
  team: number;
  closedAt: number | null;
  /** A source that keeps a log of what happened; the other says only that somebody called, and on which day. */
  isLogged: boolean;
}

/** How many failures there are, and how many fixes of them. */
export interface Worked {
  failures: number;
  fixes: number;
}
export const FEW_FAILURES: Worked = { failures: 80, fixes: 0 };

/**
 * Fills an empty SQLite record with interactions over two years, four in five of them difficult, so that every metric has
 * rows in each of its parts: 12 teams, 6 channels, 40 products, 60 topics, 8 feelings, 80 failures if not said otherwise, one promise in two, one
 * commendation in twelve. One in ten comes from a source that logs nothing and knows only days. Same count, same rows.
 * The change log stays empty: facts are to be built from the rows.
 */
export function generateInteractions(record: RecordStore, count: number, { failures, fixes }: Worked = FEW_FAILURES): void {
  const database = record.sqlite?.write;
  if (!database) throw new Error("the bench fills a SQLite record");
  const triggers = database
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_master where type = 'trigger' and sql is not null")
    .all();
  const random = randomOf(20261121);
  database.transaction(() => {
    for (const { name } of triggers) database.exec(`drop trigger "${name}"`);
    const insert = inserting(database);
    writeVocabulary(insert, random, { count, failures, since: NOW - DAYS * DAY_MS });
    writeFixes(insert, { failures, fixes });
    const followUps = new Uint8Array(count + 1);
    for (let id = 1; id <= count; id += 1) {
      const { values, generated } = interactionOf(random, id, count, followUps);
      insert("interaction", values);
      writeAround(insert, random, generated, failures);
    }
    for (const statement of AFTER_PROMISES) database.exec(statement);
    for (const { sql } of triggers) database.exec(sql);
  })();
}

/** One promise in three has a progress report, half of those a second one; of one in two that were done the customer was asked. */
const AFTER_PROMISES = [
  `insert into progress_report (promise_id, at) select id, made_at + (id % 96) * 3600000 from promise where id % 3 = 0`,
  `insert into progress_report (promise_id, at) select id, made_at + (id % 240) * 3600000 from promise where id % 6 = 0`,
  `update promise set was_customer_satisfied = case when id % 5 = 0 then 0 else 1 end where done_at is not null and id % 2 = 0`,
];

function interactionOf(random: Random, id: number, count: number, followUps: Uint8Array): { values: Values; generated: Generated } {
  const isLogged = random.chance(0.9);
  const instant = NOW - Math.floor(random.next() * DAYS * DAY_MS);
  const day = Math.floor(instant / DAY_MS);
  const at = isLogged ? instant : day * DAY_MS;
  const closedAt = isLogged && random.chance(0.92) ? at + random.below(10 * DAY_MS) : null;
  const team = random.pick(12);
  const occurredAt = random.chance(0.5) ? at - random.below(20 * DAY_MS) : null;
  const first = id > 1 && random.chance(0.04) ? 1 + random.below(id - 1) : null;
  const followUpOf = first !== null && followUps[first] === 0 ? first : null;
  if (followUpOf !== null) followUps[id] = 1;
  const or = (probability: number, value: number | string) => (random.chance(probability) ? value : null);
  const isEnded = closedAt !== null;
  return {
    generated: { id, at, team, closedAt, isLogged },
    values: {
      source_id: isLogged ? 1 : 2,
      external_id: `B-${id}`,
      status: random.chance(0.983) ? "live" : random.oneOf(["spam", "spam", "test", "deleted", "merged"]),
      is_difficult: random.chance(0.8) ? 1 : 0,
      ...whoseIssue(random, count),
      follow_up_of_id: followUpOf,
      contacted_at: at,
      contacted_day: isLogged ? null : day,
      occurred_at: occurredAt,
      // A closing date of its own, where the log will not have one.
      closed_at: closedAt,
      direction: random.chance(0.95) ? random.oneOf(["inbound", "inbound", "inbound", "inbound", "outbound"]) : null,
      channel_id: random.pick(6),
      team_id: team,
      product_id: or(0.97, random.pick(40)),
      procedure_id: or(0.7, random.pick(30)),
      severity: 1 + random.below(4),
      mood_start: or(0.85, 1 + random.below(3)),
      mood_end: isEnded ? or(0.6, 1 + random.below(5)) : null,
      fault: or(0.8, random.oneOf(["ours", "ours", "ours", ...FAULTS])),
      outcome: isEnded ? or(0.85, random.oneOf(["resolved", "resolved", "resolved", ...OUTCOMES])) : null,
      apology_timing: ([null, "before_facts", "after_facts"] as const)[id % 3] ?? null,
      was_desired_outcome_granted: isEnded ? or(0.7, random.chance(0.65) ? 1 : 0) : null,
      escalation_level: isLogged ? or(0.5, random.chance(0.93) ? 0 : 1 + random.below(2)) : null,
      transfer_count: isLogged ? or(0.3, random.chance(0.8) ? 0 : 1 + random.below(3)) : null,
      handle_minutes: random.below(90),
      summary: `Interaction ${id}`,
      created_at: instant,
      updated_at: instant,
    },
  };
}

/** One in twenty is of nobody known; of the rest four in ten name their issue. */
function whoseIssue(random: Random, count: number): { customer_id: number | null; issue_id: number | null } {
  if (random.chance(0.05)) return { customer_id: null, issue_id: null };
  const customers = customersOf(count);
  if (random.chance(0.6)) return { customer_id: 1 + random.below(customers), issue_id: null };
  const issue = 1 + random.below(issuesOf(count));
  return { customer_id: ownerOf(issue, customers), issue_id: issue };
}

export const issuesOf = (count: number) => Math.ceil(count / 5);
export const ownerOf = (issue: number, customers: number) => 1 + ((issue * 7) % customers);
