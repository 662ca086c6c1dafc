import { sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, fromSources, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

export const reopen = define({
  id: "reopen",
  title: "Reopened",
  definition: "Interactions that were resolved and then reopened within the window (7 days unless 14 or 30 is chosen), each counted once.",
  numerator: "Interactions reopened within the window after their first resolution",
  denominator: "Interactions first resolved in the period, at least the window ago",
  unit: "interaction",
  cohortDate: "first resolution",
  maturity: "An interaction enters when the window after its first resolution has passed; until then it is not yet measurable.",
  source: "Resolutions and reopenings as they were logged; a closing stands for a resolution that was not.",
  better: "lower",
  caveat: "Sources that never record a reopening are shown as not known.",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.firstResolvedAt, day: fact.firstResolvedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.firstResolvedAt} <= ${int(asOf)}`],
  parts: reopenParts,
  isDistinct: false,
});

function reopenParts({ asOf, windowMs, untracked }: MetricContext): Part[] {
  const until = sql`(${fact.firstResolvedAt} + ${int(windowMs)})`;
  return [
    ...excludedByStatus(fact),
    {
      part: "untracked",
      label: "the source does not record reopenings",
      role: "unknown",
      when: fromSources(fact, untracked.reopening),
    },
    { part: "not-measurable", label: "resolved too recently", role: "immature", when: sql`${until} > ${int(asOf)}` },
    {
      part: "reopened",
      label: "reopened in the window",
      role: "numerator",
      when: sql`${fact.firstReopenedAt} >= ${fact.firstResolvedAt} and ${fact.firstReopenedAt} <= ${until}`,
    },
    { part: "stayed-closed", label: "stayed resolved", role: "denominator", when: OTHERWISE },
  ];
}
