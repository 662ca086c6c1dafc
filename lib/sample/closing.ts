import type { ImportEntry } from "@/db/import-row";
import type { OUTCOMES } from "@/db/schema";
import { DAY_MS } from "@/lib/dates";
import type { Promised } from "@/lib/sample/promises";
import { entry, type SampleCase, type Sampling } from "@/lib/sample/sample-case";

/** How a case ended, as far as it has by now. */
export interface Ended {
  events: ImportEntry[];
  /** Null while it is open. */
  closedAt: number | null;
  outcome: (typeof OUTCOMES)[number] | null;
  /** Whether the customer came away with something they could accept. */
  isGood: boolean;
  escalatedAt: number | null;
}

export function drawClosing({ random, calendar }: Sampling, own: SampleCase, contactedAt: number, promised: Promised): Ended {
  const { now } = calendar;
  const events: { kind: "resolved" | "reopened" | "escalated" | "closed"; at: number }[] = [];
  const isBroken = promised.state === "broken";
  const outcome = drawOutcome(random.unit(), own, isBroken);
  const isGood = outcome === "resolved" || outcome === "alternative_accepted" || outcome === "irreparable_obligation_met";

  const working = (at: number) => (Number.isFinite(at) ? calendar.working(random, at, contactedAt, at + DAY_MS) : at);
  const firstClosed = working(closingMoment({ random }, contactedAt, promised));
  const escalatedAt = random.chance(isBroken ? 0.17 : 0.06) ? contactedAt + Math.round(random.around(9, 1) * 3_600_000) : null;
  if (escalatedAt !== null && escalatedAt < firstClosed) events.push({ kind: "escalated", at: escalatedAt });
  if (isGood) events.push({ kind: "resolved", at: firstClosed - random.between(1, 30) * 60_000 });
  events.push({ kind: "closed", at: firstClosed });
  if (random.chance(isBroken ? 0.1 : 0.035)) {
    const reopenedAt = working(firstClosed + Math.round(random.around(4, 0.7) * DAY_MS));
    const again = working(reopenedAt + Math.round(random.around(2, 0.7) * DAY_MS));
    events.push({ kind: "reopened", at: reopenedAt });
    if (isGood) events.push({ kind: "resolved", at: again - 600_000 });
    events.push({ kind: "closed", at: again });
  }
  const happened = events.filter(({ at }) => at > contactedAt && at <= now);
  const last = happened.findLast(({ kind }) => kind === "closed" || kind === "reopened");
  const closedAt = last?.kind === "closed" ? last.at : null;
  return {
    events: happened.map((event) => entry({ ...event, day: null })),
    closedAt,
    outcome: closedAt === null ? null : random.chance(0.97) ? outcome : null,
    isGood,
    escalatedAt: happened.find(({ kind }) => kind === "escalated")?.at ?? null,
  };
}

/** At once where nothing was promised, else when the last promise is done; what was never done is closed some time, or never. */
function closingMoment({ random }: Pick<Sampling, "random">, contactedAt: number, promised: Promised): number {
  if (promised.state === "none") {
    return contactedAt + Math.round(random.chance(0.6) ? random.between(6, 50) * 60_000 : random.around(1.2, 0.9) * DAY_MS);
  }
  if (promised.settledAt !== null) return promised.settledAt + random.between(5, 600) * 60_000;
  return random.chance(0.75) ? promised.dueAt + Math.round(random.around(8, 0.6) * DAY_MS) : Number.POSITIVE_INFINITY;
}

function drawOutcome(chance: number, { scenario }: SampleCase, isBroken: boolean): (typeof OUTCOMES)[number] {
  const lost = isBroken ? 0.045 : 0.012;
  const unresolved = lost + (isBroken ? 0.17 : 0.07);
  const limit = unresolved + (scenario.failure === "receipt" ? 0.34 : 0.04);
  const met = limit + 0.05;
  const alternative = met + 0.16;
  if (chance < lost) return "lost";
  if (chance < unresolved) return "unresolved";
  if (chance < limit) return "policy_or_legal_limit";
  if (chance < met) return "irreparable_obligation_met";
  return chance < alternative ? "alternative_accepted" : "resolved";
}
