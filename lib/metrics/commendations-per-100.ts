import { sql } from "drizzle-orm";
import { factPraiseRate as fact } from "@/db/facts/views";
import { define } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

export const commendationsPer100 = define({
  id: "commendations-per-100",
  title: "Commendations per 100",
  definition:
    "Verified commendations for each 100 difficult interactions. Every commendation counts, also several of one interaction, and those of a follow-up count for the first interaction of its case.",
  numerator: "Verified commendations of difficult interactions contacted in the period, or of their follow-ups, received up to the clock",
  denominator: "Difficult interactions contacted in the period",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "Complete at once, but still growing: praise for recent interactions may yet come.",
  source: "Commendations linked to an interaction and verified.",
  better: "higher",
  caveat:
    "A rate of events, not a share: it may exceed 100, and its interval is that of a count (Garwood). Recent periods look worse than they are.",
  kind: "per-hundred",
  fact,
  unitId: fact.unit,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`(${fact.event} = 0 or ${fact.receivedAt} <= ${int(asOf)})`],
  parts: () => [
    ...excludedByStatus(fact),
    {
      part: "unverified",
      label: "commendations not verified",
      role: "excluded",
      unit: "commendation",
      when: sql`${fact.event} = 1 and ${fact.verified} = 0`,
    },
    { part: "commendations", label: "commendations", role: "numerator", unit: "commendation", when: sql`${fact.event} = 1` },
    { part: "difficult", label: "difficult interactions", role: "denominator", when: OTHERWISE },
  ],
  isDistinct: false,
});
