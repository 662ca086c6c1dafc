import type { RawParams } from "@/lib/filters";

/** The last value of a parameter; an empty one counts as absent. */
export function lastParam(params: RawParams, key: string): string | undefined {
  const found = params instanceof URLSearchParams ? params.getAll(key) : [params[key] ?? []].flat();
  return found.at(-1) || undefined;
}
