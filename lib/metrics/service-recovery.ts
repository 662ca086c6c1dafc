import { sql } from "drizzle-orm";
import { factClosing as fact } from "@/db/facts/tables";
import { FAULTS, OUTCOMES } from "@/db/schema";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { lastClosings } from "@/lib/metrics/last-closings";
import { codesIn, excludedByStatus, OTHERWISE } from "@/lib/metrics/parts";
import { brokenPromise, openPromise } from "@/lib/metrics/promise-conditions";
import { int } from "@/lib/metrics/where";

export const serviceRecovery = define({
  id: "service-recovery",
  title: "Service recovery",
  definition:
    "Failures confirmed as ours that were made good: the wish was granted or an alternative accepted, every promise was kept on time, and the customer was calm at the end or did not come back within the window (7 days unless 14 or 30 is chosen) after closing.",
  numerator: "Closed interactions of our fault that were made good in all three ways",
  denominator: "Interactions of our fault closed in the period, at least the window ago, with every promise due and the ending known",
  unit: "interaction",
  cohortDate: "last closing as of the clock",
  maturity: "An interaction enters when the window after its closing has passed and no promise of it is open and not yet due.",
  source: "Fault, outcome, moods, promises and later contacts as documented or imported.",
  better: "higher",
  caveat:
    "It says that the failure was made good, never that the customer is loyal: recovery raises satisfaction, not repurchase (de Matos, Henrique and Rossi 2007).",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  ...lastClosings,
  parts: recoveryParts,
  isDistinct: false,
});

function recoveryParts(context: MetricContext): Part[] {
  const { asOf, windowMs } = context;
  const until = sql`(${fact.closedAt} + ${int(windowMs)})`;
  const [isBroken, isPending] = [brokenPromise(fact.interactionId, context), openPromise(fact.interactionId, context)];
  const isGranted = sql`(coalesce(${fact.granted}, 0) = 1 or ${fact.outcome} = ${codesIn(OUTCOMES, "alternative_accepted")})`;
  return [
    ...excludedByStatus(fact),
    { part: "fault-unknown", label: "not known whose fault", role: "unknown", when: sql`${fact.fault} = 0` },
    { part: "not-ours", label: "not our fault", role: "excluded", when: sql`${fact.fault} <> ${codesIn(FAULTS, "ours")}` },
    { part: "not-measurable", label: "closed too recently", role: "immature", when: sql`${until} > ${int(asOf)}` },
    { part: "promise-open", label: "a promise is not yet due", role: "immature", when: isPending },
    { part: "broken", label: "a promise was not kept on time", role: "denominator", when: isBroken },
    {
      part: "wish-unknown",
      label: "not known whether the wish was granted",
      role: "unknown",
      when: sql`${fact.granted} is null and ${fact.outcome} = 0`,
    },
    { part: "not-granted", label: "wish not granted, no alternative accepted", role: "denominator", when: sql`not ${isGranted}` },
    { part: "calm", label: "made good, calm at the end", role: "numerator", when: sql`${fact.moodEnd} >= 4` },
    {
      part: "ending-unknown",
      label: "neither mood nor customer known",
      role: "unknown",
      when: sql`${fact.issue} = 0 and ${fact.moodEnd} is null`,
    },
    { part: "upset", label: "upset at the end, customer not known", role: "denominator", when: sql`${fact.issue} = 0` },
    { part: "came-back", label: "came back within the window", role: "denominator", when: sql`${fact.nextContactAt} <= ${until}` },
    { part: "stayed-away", label: "made good, did not come back", role: "numerator", when: OTHERWISE },
  ];
}
