import { sql } from "drizzle-orm";
import { factPromise as fact } from "@/db/facts/tables";
import { define } from "@/lib/metrics/define";
import { existsAt } from "@/lib/metrics/parts";
import { promiseParts } from "@/lib/metrics/promise-parts";
import { int } from "@/lib/metrics/where";

export const promisesEverKept = define({
  id: "promises-ever-kept",
  title: "Ever kept",
  definition: "Promises that have come due and were done by now, on time or late.",
  numerator: "Promises that have come due and are done, however late",
  denominator: "Promises whose first promised date plus grace has passed: kept on time, late and missed",
  unit: "promise",
  cohortDate: "first promised due date",
  maturity: "A promise enters when its first due date plus grace has passed, done or not; before that it is ahead or not yet due.",
  source: "Promises as documented or imported. A rescheduled promise is one promise with its first date.",
  better: "higher",
  caveat:
    "It rises as time passes, because what is late may still be done; so it is read beside the share kept on time, never instead of it.",
  kind: "rate",
  fact,
  unitId: fact.promiseId,
  cohort: { at: fact.firstDueAt, day: fact.firstDueDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.madeAt} <= ${int(asOf)}`],
  parts: (context) =>
    promiseParts(fact.firstDueAt, context).map((part) => (part.part === "late" ? { ...part, role: "numerator" as const } : part)),
  isDistinct: false,
});
