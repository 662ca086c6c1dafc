import { REMOVED_TEXT } from "@/lib/privacy/removed-text";

/** The value of the filter that stands for any workaround. */
export const ANY_WORKAROUND = "yes";

/**
 * What a workaround says, whatever its case and spaces: texts that fold to the same are the same workaround. Of a long one its
 * beginning counts, so that it fits into an address. Null where it says nothing, or only that there was one.
 */
export function foldedWorkaround(text: string): string | null {
  const folded = [...text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim()].slice(0, LONGEST).join("").trim();
  return SAYS_NOTHING.has(folded) ? null : folded;
}

/** In characters; a character may take two of the units that a filter's values are measured in. */
const LONGEST = 100;
const SAYS_NOTHING = new Set(["", ANY_WORKAROUND, "unknown", REMOVED_TEXT]);
