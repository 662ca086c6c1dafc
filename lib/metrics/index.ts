import { adoption } from "@/lib/metrics/adoption";
import { attributableVolume } from "@/lib/metrics/attributable-volume";
import { causeShare } from "@/lib/metrics/cause-share";
import { commendationConversion } from "@/lib/metrics/commendation-conversion";
import { commendationPath } from "@/lib/metrics/commendation-path";
import { commendationsPer100 } from "@/lib/metrics/commendations-per-100";
import { completeness } from "@/lib/metrics/completeness";
import type { MetricDefinition, MetricId } from "@/lib/metrics/define";
import { difficultRate } from "@/lib/metrics/difficult-rate";
import { escalation } from "@/lib/metrics/escalation";
import { firstContactResolution } from "@/lib/metrics/first-contact-resolution";
import { followThrough } from "@/lib/metrics/follow-through";
import { followThroughAgreed } from "@/lib/metrics/follow-through-agreed";
import { interactionsKept } from "@/lib/metrics/interactions-kept";
import { longestSilence } from "@/lib/metrics/longest-silence";
import { promiseCoverage } from "@/lib/metrics/promise-coverage";
import { promiseSatisfaction } from "@/lib/metrics/promise-satisfaction";
import { promisesEverKept } from "@/lib/metrics/promises-ever-kept";
import { recurrenceAfterChange } from "@/lib/metrics/recurrence-after-change";
import { recurringFailures } from "@/lib/metrics/recurring-failures";
import { reopen } from "@/lib/metrics/reopen";
import { repeatContact, repeatCustomers } from "@/lib/metrics/repeat-contact";
import { serviceRecovery } from "@/lib/metrics/service-recovery";
import { stepAdherence } from "@/lib/metrics/step-adherence";
import { timeToFollowUp } from "@/lib/metrics/time-to-follow-up";
import { timeToLastResolution, timeToResolution } from "@/lib/metrics/time-to-resolution";
import { turnAround } from "@/lib/metrics/turn-around";

/** The registry: one line for each metric of the product. */
export const metrics: Record<MetricId, MetricDefinition> = {
  "difficult-rate": difficultRate,
  "first-contact-resolution": firstContactResolution,
  "repeat-contact": repeatContact,
  "repeat-customers": repeatCustomers,
  escalation,
  "follow-through": followThrough,
  "promises-ever-kept": promisesEverKept,
  "follow-through-agreed": followThroughAgreed,
  "interactions-kept": interactionsKept,
  "promise-coverage": promiseCoverage,
  "promise-satisfaction": promiseSatisfaction,
  "time-to-follow-up": timeToFollowUp,
  "longest-silence": longestSilence,
  "time-to-resolution": timeToResolution,
  "time-to-last-resolution": timeToLastResolution,
  reopen,
  "commendation-conversion": commendationConversion,
  "commendation-path": commendationPath,
  "commendations-per-100": commendationsPer100,
  "turn-around": turnAround,
  "service-recovery": serviceRecovery,
  "cause-share": causeShare,
  "recurring-failures": recurringFailures,
  "attributable-volume": attributableVolume,
  "recurrence-after-change": recurrenceAfterChange,
  "step-adherence": stepAdherence,
  adoption,
  completeness,
};

/** The version of these definitions; it goes into every file and answer. Raise it when a number may change. */
export const DEFINITIONS_VERSION = 3;
