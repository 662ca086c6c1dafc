import { type SQL, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { define, type MetricContext, type MetricDefinition, type Part } from "@/lib/metrics/define";
import { elapsedBetween, excludedByStatus, existsAt, fromSources, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

const CAVEAT =
  "A closing stands for a resolution that was not logged, unless the outcome says nothing was resolved. Elapsed time, nights and weekends included; to the minute up to two days, then to the hour, beyond 60 days to the day. Interactions of sources that never say when something ended are shown as not known.";

/** The first time it was resolved as of the clock. */
const first = (asOf: number) => sql`case when ${fact.firstResolvedAt} <= ${int(asOf)} then ${fact.firstResolvedAt} end`;

/** The last time, where it has not been reopened since: what happened after the clock has not happened. */
const last = (asOf: number) => sql`case
  when ${fact.lastReopenedAt} <= ${int(asOf)} and (${fact.lastReopenedAt} > ${fact.lastResolvedAt} or ${fact.lastResolvedAt} > ${int(asOf)}) then null
  when ${fact.lastResolvedAt} <= ${int(asOf)} then ${fact.lastResolvedAt}
  when ${fact.firstReopenedAt} <= ${int(asOf)} then null
  when ${fact.firstResolvedAt} <= ${int(asOf)} then ${fact.firstResolvedAt} end`;

export const timeToResolution = define({
  id: "time-to-resolution",
  title: "Time to resolution",
  definition:
    "How long it takes from the contact to the first resolution: the median of the Kaplan–Meier curve, in which what is still open counts as open for as long as it has been.",
  numerator: "Interactions that were resolved, after the time it took",
  denominator: "Interactions not resolved yet, for as long as they have been open",
  ...alike(first),
  span: ({ asOf }) => ({
    from: fact.contactedAt,
    to: sql`coalesce(${first(asOf)}, ${int(asOf)})`,
    isTimed: sql`${fact.contactedDay} is null and not (${first(asOf)} is not null and ${fact.firstResolvedDay} is not null)`,
  }),
});

export const timeToLastResolution = define({
  id: "time-to-last-resolution",
  title: "Time to last resolution",
  definition:
    "How long it takes from the contact to the last resolution, reopenings included: the median of the Kaplan–Meier curve, in which what is open, or open again, counts as open until the clock.",
  numerator: "Interactions that are resolved, after the time until they last were",
  denominator: "Interactions that are open or open again, for as long as since their contact",
  ...alike(last),
});

function alike(resolved: (asOf: number) => SQL): Omit<MetricDefinition, "id" | "title" | "definition" | "numerator" | "denominator"> {
  return {
    unit: "interaction",
    cohortDate: "contacted",
    maturity: "Every interaction enters with its contact; an open one says only that it takes longer.",
    source: "Resolutions, reopenings and closings as they were logged or imported.",
    better: "lower",
    caveat: CAVEAT,
    kind: "duration",
    fact,
    unitId: fact.interactionId,
    cohort: { at: fact.contactedAt, day: fact.contactedDay },
    scope: ({ asOf }) => [existsAt(fact, asOf)],
    parts: (context) => resolutionParts(context, resolved(context.asOf)),
    elapsed: ({ asOf }) => elapsedBetween(fact.contactedAt, sql`coalesce(${resolved(asOf)}, ${int(asOf)})`),
    isDistinct: false,
  };
}

function resolutionParts({ untracked }: MetricContext, at: SQL): Part[] {
  return [
    ...excludedByStatus(fact),
    { part: "impossible", label: "resolved before the contact", role: "excluded", when: sql`${at} < ${fact.contactedAt}` },
    { part: "resolved", label: "resolved", role: "numerator", when: sql`${at} is not null` },
    {
      part: "untracked",
      label: "the source does not say when something ended",
      role: "unknown",
      when: fromSources(fact, untracked.resolution),
    },
    { part: "open", label: "still open", role: "denominator", when: OTHERWISE },
  ];
}
