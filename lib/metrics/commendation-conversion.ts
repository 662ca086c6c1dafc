import { sql } from "drizzle-orm";
import { factClosing as fact } from "@/db/facts/tables";
import { DAY_MS } from "@/lib/dates";
import { define, type MetricContext, type Part } from "@/lib/metrics/define";
import { lastClosings } from "@/lib/metrics/last-closings";
import { excludedByStatus, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

/** How long after closing a commendation still counts, in days. */
export const COMMENDATION_WINDOW_DAYS = 30;

export const commendationConversion = define({
  id: "commendation-conversion",
  title: "Commendation conversion",
  definition:
    "Difficult interactions that ended in a verified commendation within 30 days of closing. Several commendations of one interaction count once.",
  numerator:
    "Difficult interactions with a verified commendation, of theirs or of a follow-up, received from the contact on until 30 days after closing",
  denominator: "Difficult interactions closed in the period, 30 days or longer ago",
  unit: "interaction",
  cohortDate: "last closing as of the clock",
  maturity: "An interaction enters 30 days after it was closed; until then it is not yet measurable.",
  source: "Commendations linked to an interaction and verified.",
  better: "higher",
  caveat: "Interactions without a closing time are in no cohort. Asked-for and spontaneous praise are not alike: read the split.",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  ...lastClosings,
  parts: conversionParts,
  isDistinct: false,
});

function conversionParts({ asOf }: MetricContext): Part[] {
  const until = sql`(${fact.closedAt} + ${int(COMMENDATION_WINDOW_DAYS * DAY_MS)})`;
  const within = (received: typeof fact.commendedAt | typeof fact.solicitedCommendedAt | typeof fact.unsolicitedCommendedAt) =>
    sql`${received} <= ${until} and ${received} <= ${int(asOf)}`;
  return [
    ...excludedByStatus(fact),
    { part: "not-measurable", label: "closed less than 30 days ago", role: "immature", when: sql`${until} > ${int(asOf)}` },
    { part: "unsolicited", label: "commended, unsolicited", role: "numerator", when: within(fact.unsolicitedCommendedAt) },
    { part: "solicited", label: "commended, solicited", role: "numerator", when: within(fact.solicitedCommendedAt) },
    { part: "commended", label: "commended, not known whether solicited", role: "numerator", when: within(fact.commendedAt) },
    { part: "not-commended", label: "not commended", role: "denominator", when: OTHERWISE },
  ];
}
