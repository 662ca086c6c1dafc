import { recordText } from "@/app/messages/record-text";
import { formatCount, formatLevel } from "@/lib/format";

/** Minutes as people say them: "45 min", "3.5 h", "44 h". */
export function timeWords(minutes: number): string {
  const { detail } = recordText.failures;
  return minutes < 90 ? detail.minutes(formatCount(minutes)) : detail.hours(formatLevel(minutes / 60));
}
