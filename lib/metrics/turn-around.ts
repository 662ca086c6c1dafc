import { sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { define } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";

export const turnAround = define({
  id: "turn-around",
  title: "Turned around",
  definition: "Difficult interactions that began in a bad mood (1 or 2 of 5) and ended in a good one (4 or 5).",
  numerator: "Interactions that ended with a mood of 4 or 5",
  denominator: "Difficult interactions contacted in the period that began with a mood of 1 or 2, with the mood at the end recorded",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "Complete once both moods are recorded.",
  source: "Moods at the start and at the end, as whoever handled the interaction saw them.",
  better: "higher",
  caveat: "Moods are judged by the one who listened. Interactions with one mood missing are shown as not known, never as not turned.",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf), sql`${fact.difficult} = 1`],
  parts: () => [
    ...excludedByStatus(fact),
    { part: "start-unknown", label: "mood at the start not recorded", role: "unknown", when: sql`${fact.moodStart} is null` },
    { part: "calm-start", label: "did not begin in a bad mood", role: "excluded", when: sql`${fact.moodStart} > 2` },
    { part: "end-unknown", label: "mood at the end not recorded", role: "unknown", when: sql`${fact.moodEnd} is null` },
    { part: "turned", label: "turned around", role: "numerator", when: sql`${fact.moodEnd} >= 4` },
    { part: "not-turned", label: "did not end in a good mood", role: "denominator", when: OTHERWISE },
  ],
  isDistinct: false,
});
