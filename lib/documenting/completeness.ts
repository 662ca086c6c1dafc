import { type FormValues, isClosed } from "@/lib/documenting/form-values";

/** A field of the one list of what a complete documentation says (db/facts/documented-fields.ts). */
export interface CountedField {
  key: string;
  label: string;
  since: "contact" | "closing";
}

export interface Completeness {
  required: number;
  /** Labels of those that are not filled. */
  missing: string[];
}

/** How much of what the form should say it says, by the rule that counts it later: how it ended belongs to what is closed. */
export function completenessOf(form: FormValues, fields: readonly CountedField[], knowsCustomer = false): Completeness {
  const asked = fields.filter(({ since }) => since === "contact" || isClosed(form));
  const missing = asked.filter(({ key }) => !isFilled(form, key, knowsCustomer));
  return { required: asked.length, missing: missing.map(({ label }) => label) };
}

function isFilled(form: FormValues, key: string, knowsCustomer: boolean): boolean {
  const values = FILLED[key];
  if (!values) throw new Error(`The form has no field for ${key}`);
  return (key === "customer" && knowsCustomer) || values(form).some((value) => value.trim() !== "");
}

const FILLED: Record<string, (form: FormValues) => string[]> = {
  customer: ({ customer }) => [customer],
  channel: ({ channel }) => [channel],
  team: ({ team }) => [team],
  product: ({ product }) => [product],
  severity: ({ severity }) => [severity],
  cause: ({ angerCause, resistance, moreCauses }) => [angerCause, resistance, ...moreCauses.flatMap(({ path }) => path)],
  "mood-start": ({ moodStart }) => [moodStart],
  outcome: ({ outcome }) => [outcome],
  "mood-end": ({ moodEnd }) => [moodEnd],
  fault: ({ fault }) => [fault],
};
