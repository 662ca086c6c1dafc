import { columnsOf } from "@/lib/imports/mapping";
import type { Layout } from "@/lib/imports/recognise";

/** What has to be said before any row could be taken: a row without a date is in no period. Null when nothing has to be. */
export function dateMissing({ mapping, places }: Layout): string | null {
  const rule = mapping.fields.contactedAt;
  const isThere = rule !== undefined && (columnsOf(rule).length === 0 || columnsOf(rule).some((column) => places.has(column)));
  return isThere ? null : "Say which column is the date of the contact: without one no row is in any period.";
}
