import { hrefOf } from "@/app/_data/filter-params";
import type { Filters } from "@/lib/filters";

/** What of the filters says which side is looked at, and at what time: all that counts where texts are compared. */
type SideFilters = Pick<Filters, "source" | "zone" | "asOf">;

export function emergingHref(filters: SideFilters): string {
  return hrefOf("/failures/emerging", sideParams(filters));
}

/** The interactions that read like a failure's, or are in a group; of some days (from the first to before the last), or of all time. */
export function alikeHref(
  filters: SideFilters,
  chosen: { alike: string } | { need: string },
  { days, each }: { days?: { from: string; to: string }; each?: "customer" } = {},
): string {
  const params = sideParams(filters);
  for (const [key, value] of Object.entries(chosen)) params.set(key, value);
  params.set("period", days ? "custom" : "all");
  if (days) params.set("from", days.from);
  if (days) params.set("to", days.to);
  if (each) params.set("each", each);
  params.sort();
  return hrefOf("/interactions", params);
}

function sideParams({ source, zone, asOf }: SideFilters): URLSearchParams {
  const params = new URLSearchParams(source.map((code): [string, string] => ["source", code]));
  if (zone !== undefined) params.set("zone", zone);
  if (asOf !== undefined) params.set("asOf", asOf);
  return params;
}
