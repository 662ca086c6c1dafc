import type { RecordStore } from "@/db/client";

/** A random number in [0, 1) that is the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const DAY_MS = 86_400_000;
/** The clock of the generated record: 2026-11-21T09:00Z. */
export const NOW = Date.UTC(2026, 10, 21, 9);
const DAYS = 730;

/**
 * Fills an empty SQLite record with difficult interactions over two years: 12 teams, 6 channels, 40 products, 60 topics,
 * 8 feelings, 80 failures, one promise in two, one commendation in twelve. Same count, same rows.
 */
export function generateInteractions(record: RecordStore, count: number): void {
  const database = record.sqlite?.write;
  if (!database) throw new Error("the bench fills a SQLite record");
  const random = seededRandom(20261121);
  const pick = (n: number) => 1 + Math.floor(random() ** 1.7 * n);
  const insert = (table: string, columns: string[]) =>
    database.prepare(`insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`);
  const named = (table: string, n: number) => {
    const statement = insert(table, ["code", "name"]);
    for (let i = 1; i <= n; i += 1) statement.run(`${table}-${i}`, `${table} ${i}`);
  };
  database.transaction(() => {
    insert("source", ["code", "name", "zone", "is_complete"]).run("bench", "Bench", "Europe/Berlin", 0);
    named("team", 12);
    named("channel", 6);
    named("product", 40);
    named("procedure", 30);
    const cause = insert("cause", ["axis", "code", "name"]);
    for (let i = 1; i <= 60; i += 1) cause.run("topic", `topic-${i}`, `Topic ${i}`);
    for (let i = 1; i <= 8; i += 1) cause.run("anger", `anger-${i}`, `Feeling ${i}`);
    const failure = insert("failure", ["code", "title", "procedure_id", "mode", "created_at"]);
    for (let i = 1; i <= 80; i += 1) failure.run(`failure-${i}`, `Failure ${i}`, 1 + (i % 30), "late", NOW - DAYS * DAY_MS);
    const customer = insert("customer", ["key"]);
    for (let i = 1; i <= Math.ceil(count / 2.5); i += 1) customer.run(`customer-${i}`);
    const columns = [
      "source_id",
      "external_id",
      "status",
      "is_difficult",
      "customer_id",
      "contacted_at",
      "closed_at",
      "channel_id",
      "team_id",
      "product_id",
      "severity",
      "handle_minutes",
      "created_at",
      "updated_at",
    ];
    const interaction = insert("interaction", columns);
    const interactionCause = insert("interaction_cause", ["interaction_id", "cause_id", "is_primary"]);
    const interactionFailure = insert("interaction_failure", ["interaction_id", "failure_id"]);
    const promise = insert("promise", ["interaction_id", "kind", "team_id", "made_at", "first_due_at", "due_at", "done_at"]);
    const commendation = insert("commendation", ["interaction_id", "received_at", "is_verified", "was_solicited"]);
    for (let i = 1; i <= count; i += 1) {
      const at = NOW - Math.floor(random() * DAYS * DAY_MS);
      const closed = random() < 0.9 ? at + Math.floor(random() * 10 * DAY_MS) : null;
      const team = pick(12);
      const status = random() < 0.01 ? "spam" : "live";
      const made = interaction.run(
        1,
        `B-${i}`,
        status,
        random() < 0.8 ? 1 : 0,
        Math.ceil((random() * count) / 2.5),
        at,
        closed,
        pick(6),
        team,
        pick(40),
        1 + Math.floor(random() * 4),
        Math.floor(random() * 90),
        at,
        at,
      );
      const id = Number(made.lastInsertRowid);
      if (random() < 0.85) interactionCause.run(id, pick(60), 1);
      if (random() < 0.6) interactionCause.run(id, 60 + pick(8), 0);
      if (random() < 0.3) interactionFailure.run(id, pick(80));
      if (random() < 0.5) {
        const due = at + Math.floor(random() * 14 * DAY_MS);
        const done = random() < 0.8 ? due + Math.floor((random() - 0.75) * 6 * DAY_MS) : null;
        promise.run(id, random() < 0.5 ? "callback" : "delivery", team, at, due, due, done === null ? null : Math.max(at, done));
      }
      if (closed !== null && random() < 0.08) commendation.run(id, closed + Math.floor(random() * 40 * DAY_MS), 1, random() < 0.4 ? 1 : 0);
    }
  })();
}
