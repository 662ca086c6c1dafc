import type { MetricResult } from "@/lib/metrics/result";

/** The part of a link that opens every difficult interaction, whether its day has a contact volume or not. */
export const ALL_DIFFICULT = "difficult,no-volume";

/** How many difficult interactions there are in all, of a result of difficult-rate: a rate leaves out days without a volume. */
export function difficultCount({ parts, total }: Pick<MetricResult, "parts" | "total">): number {
  return total.numerator + (parts.find(({ part }) => part === "no-volume")?.count ?? 0);
}
