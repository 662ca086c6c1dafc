import type { Volume } from "@/db/contact-volumes";
import { type ImportRow, type ImportValue, isReference } from "@/db/import-row";
import { formatDay, formatInstant } from "@/lib/format";

/** What a row will be, field after field, as a person reads it: nothing that the record would not keep. */
export type ShownRow = Record<string, string>;

const TEXT_SHOWN = 160;

/** Fields that say the most, in this order; all others follow. */
export const SHOWN_FIRST = [
  "contactedAt",
  "summary",
  "cause",
  "customer",
  "teamId",
  "channelId",
  "productId",
  "agentId",
  "dueAt",
  "closedAt",
] as const;

/** @param zone in which its times are shown: its source's */
export function shownRow({ values, facets, attributes, lists }: ImportRow, zone: string): ShownRow {
  const shown: ShownRow = {};
  const put = (name: string, text: string | null) => {
    if (text !== null && text !== "") shown[name] = text.length > TEXT_SHOWN ? `${text.slice(0, TEXT_SHOWN - 1)}…` : text;
  };
  for (const [name, value] of Object.entries(values)) {
    if (name === "isDifficult" || name.endsWith("Day")) continue;
    if (name.endsWith("At")) put(name, momentText(value, values[name.replace(/At$/, "Day")], zone));
    else if (name === "customerId") put("customer", isReference(value ?? null) ? shortKey(value) : null);
    else if (name !== "issueId") put(name, textOf(value));
  }
  put("cause", (lists.interactionCause ?? []).map(({ values: cause }) => textOf(cause.causeId)).join(" · "));
  const [promise] = lists.promise ?? [];
  if (promise) put("dueAt", momentText(promise.values.dueAt, promise.values.dueDay, zone));
  for (const [code, value] of Object.entries(facets)) put(`facet.${code}`, value);
  for (const [name, value] of Object.entries(attributes ?? {})) put(`attribute.${name}`, value);
  return shown;
}

/** A volume of contacts as it would be stated. */
export function shownVolume({ day, team, channel, product, contacts }: Volume): ShownRow {
  const known = { team, channel, product };
  return {
    day: formatDay(day),
    ...Object.fromEntries(Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    contacts: String(contacts),
  };
}

function momentText(at: ImportValue | undefined, day: ImportValue | undefined, zone: string): string | null {
  if (typeof day === "number") return formatDay(day);
  return typeof at === "number" ? formatInstant(at, zone) : null;
}

function textOf(value: ImportValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (!isReference(value)) return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
  if ("path" in value) return value.path.join(" › ");
  if ("title" in value) return value.title;
  if ("name" in value) return value.name ?? shortKey(value);
  return shortKey(value);
}

/** Somebody is known by a pseudonym; its beginning is enough to see that it is the same one. */
function shortKey(value: ImportValue | undefined): string {
  return value !== undefined && isReference(value) && "key" in value ? value.key.slice(0, 8) : "";
}
