import { sql } from "drizzle-orm";
import { DOCUMENTED_FIELDS } from "@/db/facts/documented-fields";
import { factDocumented as fact } from "@/db/facts/views";
import { define } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";

const named = (since: "contact" | "closing") =>
  DOCUMENTED_FIELDS.filter((field) => field.since === since)
    .map((field) => field.label)
    .join(", ");

export const completeness = define({
  id: "completeness",
  title: "Completeness",
  definition: `Fields of difficult interactions that are filled, of those that a complete documentation has: ${named("contact")}; and once closed ${named("closing")}.`,
  numerator: "Fields that are filled",
  denominator: "Fields that a complete documentation of the period's difficult interactions has",
  unit: "field",
  cohortDate: "contacted",
  maturity: "How it ended is asked of closed interactions only.",
  source: "The record as it is now, whatever the clock says: what was filled in later counts as filled.",
  better: "higher",
  caveat: "A filled field need not be right, and a source that has no such field can never be complete.",
  kind: "rate",
  fact,
  unitId: fact.unit,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf)],
  parts: () => [
    ...excludedByStatus(fact),
    { part: "filled", label: "filled", role: "numerator", when: sql`${fact.missing} = 0` },
    { part: "missing", label: "empty", role: "denominator", when: OTHERWISE },
  ],
  isDistinct: false,
});
