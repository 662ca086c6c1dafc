import { type FollowThroughOptions, USUAL_OPTIONS } from "@/lib/promises/follow-through-options";

/** The page under the same filter with other options; what is usual is not in the address. */
export function optionHref(query: string, options: FollowThroughOptions): string {
  const params = new URLSearchParams(query);
  if (options.clock !== USUAL_OPTIONS.clock) params.set("clock", options.clock);
  if (options.curve !== null) params.set("curve", options.curve);
  if (options.silenceDays !== USUAL_OPTIONS.silenceDays) params.set("silence", String(options.silenceDays));
  if (options.business) params.set("hours", "business");
  params.sort();
  const text = params.toString();
  return text === "" ? "/follow-through" : `/follow-through?${text}`;
}
