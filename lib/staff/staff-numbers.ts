import { sql } from "drizzle-orm";
import { type Asked, askInSnapshot, questionOf } from "@/lib/metrics/ask";
import type { MetricId } from "@/lib/metrics/define";
import { countRows, totalsAmong } from "@/lib/metrics/query";
import { type Total, totalOf } from "@/lib/metrics/result";
import { STAFF_FILTERS } from "@/lib/staff/staff-list";

/** A share with its 95 % interval, 0–1, and what it is a share of. */
export interface StaffRate {
  value: number;
  low: number;
  high: number;
  of: number;
}

/** One metric of one member of staff. */
export interface StaffNumber {
  metric: MetricId;
  /** Of how many it would be a share. */
  of: number;
  /** Null below the minimum: no share of so few leaves this function. */
  rate: StaffRate | null;
  /** Of their team; null where it would give away somebody who is below the minimum. */
  team: StaffRate | null;
}

/** Shares that say something of how one person handles, and not of what happens to come to them. */
export const STAFF_METRICS = [
  "follow-through",
  "first-contact-resolution",
  "repeat-contact",
  "reopen",
  "escalation",
  "step-adherence",
  "commendation-conversion",
  "completeness",
] as const satisfies readonly MetricId[];

/** The numbers of one member of staff over the interactions that these facts hold, with their team's beside them. */
export async function staffNumbers(asked: Asked, personId: number, team: string | null): Promise<StaffNumber[]> {
  const { staffMinimum } = asked.settings;
  const own = await byPerson(asked);
  const ofTeam =
    team === null ? null : await askInSnapshot(asked.workspace, { ...STAFF_FILTERS, team: [team] }, { now: asked.period.asOf }, byPerson);
  return STAFF_METRICS.map((metric) => {
    const people = own.get(metric)?.people ?? new Map<number, Total>();
    const total = people.get(personId);
    return {
      metric,
      of: total?.denominator ?? 0,
      rate: rateOf(total, staffMinimum),
      team: teamRate(ofTeam?.get(metric), people, staffMinimum),
    };
  });
}

interface Shares {
  all: Total;
  people: Map<number, Total>;
}

async function byPerson(asked: Asked): Promise<Map<MetricId, Shares>> {
  const shares = new Map<MetricId, Shares>();
  for (const id of STAFF_METRICS) {
    const { question } = await questionOf(asked, { id, grain: "none" });
    const { definition, context } = question;
    const split = sql`${definition.fact.agent}`;
    const cells = await countRows(asked.reader, { ...question, split, isSplitMultiValued: false });
    const parts = definition.parts(context);
    const ids = new Set(cells.flatMap((cell) => (cell.isTotal || cell.split === 0 ? [] : [cell.split])));
    const ofPerson = (person: number) => cells.filter((cell) => !cell.isTotal && cell.split === person);
    shares.set(id, {
      all: totalOf(definition, parts, totalsAmong(cells)),
      people: new Map([...ids].map((person) => [person, totalOf(definition, parts, ofPerson(person))])),
    });
  }
  return shares;
}

function rateOf(total: Total | undefined, minimum: number): StaffRate | null {
  if (!total || total.denominator === null || total.denominator < minimum) return null;
  const { value, low, high, denominator } = total;
  return value === null || low === null || high === null ? null : { value, low, high, of: denominator };
}

/** What is left of a team without everybody who is shown by themselves must not be one or two others. */
function teamRate(team: Shares | undefined, everywhere: Map<number, Total>, minimum: number): StaffRate | null {
  if (!team) return null;
  const shown = [...team.people].filter(([person]) => (everywhere.get(person)?.denominator ?? 0) >= minimum);
  const rest = shown.reduce((left, [, { denominator }]) => left - (denominator ?? 0), team.all.denominator ?? 0);
  return rest > 0 && rest < minimum ? null : rateOf(team.all, minimum);
}
