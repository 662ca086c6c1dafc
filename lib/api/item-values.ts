import type { ImportValue } from "@/db/import-row";
import type { PersonKind } from "@/lib/identity";
import { pseudonyms } from "@/lib/identity";
import type { FieldKind } from "@/lib/imports/fields";
import { type Moment, momentOf, readDate } from "@/lib/imports/read-date";
import { labelOf } from "@/lib/imports/read-values";
import { keyedOr } from "@/lib/imports/rejected-cells";
import { type ZoneClock, zoneClock } from "@/lib/imports/zone-clock";
import { type RedactionKinds, redactorFor } from "@/lib/redaction";

/** What reading values needs besides them. */
export interface Tools {
  /** The clock of the source: where a day begins. */
  clock: ZoneClock;
  keyOf(kind: PersonKind, id: string): string;
  redact(text: string): string;
  /** Praise keeps the names of those whom it thanks. */
  redactPraise(text: string): string;
  kinds: RedactionKinds;
  /** Codes of facets that the source has no room for. */
  fullFacets: readonly string[];
}

export function toolsFor(dataDir: string, zone: string, kinds: RedactionKinds, fullFacets: readonly string[] = []): Tools {
  return {
    clock: zoneClock(zone),
    keyOf: keyedOr(pseudonyms(dataDir)),
    redact: redactorFor({ kinds }),
    redactPraise: redactorFor({ kinds, isPraise: true }),
    kinds,
    fullFacets,
  };
}

/** A value as the record keeps it; the day is only ever known of a moment. */
export function keptValue(kind: FieldKind, value: unknown, tools: Tools): { value: ImportValue; day: number | null } {
  if (value === null) return { value: null, day: null };
  if (kind.is === "moment") {
    const { at, day } = momentAt(String(value), tools.clock, kind.ends ?? false);
    return { value: at, day };
  }
  return { value: plainValue(kind, value, tools), day: null };
}

/** An instant, or a day, that its schema has let pass. */
export function momentAt(text: string, clock: ZoneClock, ends: boolean): Moment {
  const date = readDate(text, { order: "unknown", serial: false });
  if (date === null || date === "ambiguous") throw new Error("A moment was let pass that is none");
  return momentOf(date, clock, { dayOnly: false, ends });
}

function plainValue(kind: Exclude<FieldKind, { is: "moment" }>, value: unknown, tools: Tools): ImportValue {
  switch (kind.is) {
    case "text":
      return tools.redact(String(value));
    case "label":
      return labelOf(String(value));
    case "number":
    case "money":
      return Number(value);
    case "bool":
      return value === true;
    case "one-of":
      return String(value);
    case "person":
      return personOf(value, tools);
    default:
      return { to: kind.is, name: labelOf(String(value)) };
  }
}

function personOf(value: unknown, tools: Tools): ImportValue {
  if (typeof value !== "object" || value === null || !("id" in value)) throw new Error("A person was let pass without an id");
  const name = "name" in value && typeof value.name === "string" ? labelOf(value.name) : null;
  return { to: "person", key: tools.keyOf("agent", String(value.id)), name };
}

/** A pseudonym as programs get it: sent back, it is the same person. */
export function keyed(key: string): string {
  return `key:${key}`;
}
