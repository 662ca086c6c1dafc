import { type Cells, interactionAt } from "@/db/facts/read-record";

/** When a field belongs to a complete documentation: always, or once the interaction has been closed. */
interface DocumentedField {
  key: string;
  label: string;
  since: "contact" | "closing";
}

/**
 * What a complete documentation of a difficult interaction says, bit by bit (append, never reorder). A field that cannot
 * be known yet is not asked for: how it ended belongs to closed interactions only.
 */
export const DOCUMENTED_FIELDS = [
  { key: "customer", label: "customer", since: "contact" },
  { key: "channel", label: "channel", since: "contact" },
  { key: "team", label: "team", since: "contact" },
  { key: "product", label: "product", since: "contact" },
  { key: "severity", label: "severity", since: "contact" },
  { key: "cause", label: "cause", since: "contact" },
  { key: "mood-start", label: "mood at the start", since: "contact" },
  { key: "outcome", label: "outcome", since: "closing" },
  { key: "mood-end", label: "mood at the end", since: "closing" },
  { key: "fault", label: "whose fault it was", since: "closing" },
] as const satisfies readonly DocumentedField[];

const { customerId, channelId, teamId, productId, severity, moodStart, outcome, moodEnd, fault } = interactionAt;
/** Where each field stands in the row; the cause has a table of its own. */
const PLACES = [customerId, channelId, teamId, productId, severity, null, moodStart, outcome, moodEnd, fault];
const ALWAYS = DOCUMENTED_FIELDS.reduce((bits, field, at) => (field.since === "contact" ? bits | (1 << at) : bits), 0);
const ALL = (1 << DOCUMENTED_FIELDS.length) - 1;

/** Which fields its documentation should have, and which of them it lacks, a bit each. */
export function documentationOf(cells: Cells, hasCause: boolean, isClosed: boolean): { requiredFields: number; missingFields: number } {
  const requiredFields = isClosed ? ALL : ALWAYS;
  let missing = 0;
  for (const [at, place] of PLACES.entries()) {
    const isFilled = place === null ? hasCause : (cells[place] ?? null) !== null;
    if (!isFilled) missing |= 1 << at;
  }
  return { requiredFields, missingFields: missing & requiredFields };
}
