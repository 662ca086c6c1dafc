import { PROMISE_KINDS } from "@/db/schema";
import { DAY_MS, type Generated } from "@/tests/bench/support/generate";
import type { Insert } from "@/tests/bench/support/inserting";
import type { Random } from "@/tests/bench/support/random";

/** What belongs to one generated interaction. */
export function writeAround(insert: Insert, random: Random, interaction: Generated, failures: number): void {
  const { id, isLogged } = interaction;
  if (random.chance(0.85)) insert("interaction_cause", { interaction_id: id, cause_id: random.pick(60), is_primary: 1 });
  if (random.chance(0.6)) insert("interaction_cause", { interaction_id: id, cause_id: 60 + random.pick(8), is_primary: 0 });
  if (random.chance(0.3)) insert("interaction_failure", { interaction_id: id, failure_id: random.pick(failures) });
  if (isLogged) writeHistory(insert, random, interaction);
  if (random.chance(0.5)) writePromise(insert, random, interaction);
  if (random.chance(0.06)) writeSteps(insert, random, id);
  if (interaction.closedAt !== null && random.chance(0.08)) writeCommendation(insert, random, id, interaction.closedAt);
}

/** Half of what was closed has its resolution in the log, some of that reopened and resolved again; some is escalated or handed on. */
function writeHistory(insert: Insert, random: Random, { id, at, team, closedAt }: Generated): void {
  const event = (kind: string, when: number) => insert("interaction_event", { interaction_id: id, kind, at: when });
  if (closedAt !== null && random.chance(0.5)) {
    const resolvedAt = at + random.below(closedAt - at + 1);
    event("resolved", resolvedAt);
    if (random.chance(0.12)) {
      const reopenedAt = resolvedAt + random.below(20 * DAY_MS);
      event("reopened", reopenedAt);
      if (random.chance(0.7)) event("resolved", reopenedAt + random.below(5 * DAY_MS));
    }
    if (random.chance(0.2)) event("closed", closedAt);
  }
  if (random.chance(0.05)) event("escalated", at + random.below(15 * DAY_MS));
  if (random.chance(0.05)) {
    const kind = random.chance(0.3) ? "escalation" : "transfer";
    const when = random.chance(0.8) ? at + random.below(10 * DAY_MS) : null;
    insert("handover", { interaction_id: id, kind, at: when, from_team_id: team });
  }
}

/** Kept, late, open, withdrawn, entered twice, put off: in all the ways a promise can go. */
function writePromise(insert: Insert, random: Random, { id, at, team }: Generated): void {
  const due = at + random.below(14 * DAY_MS);
  const done = random.chance(0.8) ? Math.max(at, due + Math.floor((random.next() - 0.75) * 6 * DAY_MS)) : null;
  const cancelledBy = random.chance(0.06) ? random.oneOf(["customer", "us", "duplicate"]) : null;
  const moved = random.chance(0.1) ? due + random.below(7 * DAY_MS) : due;
  insert("promise", {
    interaction_id: id,
    kind: random.oneOf(PROMISE_KINDS),
    // Some are promised for another team.
    team_id: random.chance(0.1) ? random.pick(12) : team,
    made_at: at,
    first_due_at: due,
    due_at: moved,
    done_at: cancelledBy === null ? done : null,
    cancelled_at: cancelledBy === null ? null : at + random.below(14 * DAY_MS),
    cancelled_by: cancelledBy,
  });
}

function writeSteps(insert: Insert, random: Random, id: number): void {
  for (const [position, step] of ["listen", "repeat", "interrupt", "offer", "thank"].entries()) {
    insert("step_observation", {
      interaction_id: id,
      position: position + 1,
      step,
      polarity: step === "interrupt" ? "avoid" : "do",
      observed: random.oneOf(["yes", "yes", "yes", "no", "not_applicable"]),
    });
  }
}

function writeCommendation(insert: Insert, random: Random, id: number, closedAt: number): void {
  insert("commendation", {
    interaction_id: id,
    received_at: closedAt + random.below(40 * DAY_MS),
    is_verified: random.chance(0.9) ? 1 : 0,
    was_solicited: random.chance(0.8) ? (random.chance(0.5) ? 1 : 0) : null,
  });
}
