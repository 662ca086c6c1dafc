import { causeShare } from "@/lib/metrics/cause-share";
import { commendationConversion } from "@/lib/metrics/commendation-conversion";
import type { MetricDefinition, MetricId } from "@/lib/metrics/define";
import { difficultRate } from "@/lib/metrics/difficult-rate";
import { followThrough } from "@/lib/metrics/follow-through";
import { recurringFailures } from "@/lib/metrics/recurring-failures";

/** The registry: one line for each metric of the product. */
export const metrics: Record<MetricId, MetricDefinition> = {
  "difficult-rate": difficultRate,
  "follow-through": followThrough,
  "commendation-conversion": commendationConversion,
  "cause-share": causeShare,
  "recurring-failures": recurringFailures,
};

/** The version of these definitions; it goes into every file and answer. Raise it when a number may change. */
export const DEFINITIONS_VERSION = 1;
