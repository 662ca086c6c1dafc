import type { Notice, RawParams } from "@/lib/filters";
import { lastParam } from "@/lib/raw-params";

/** A place in a list that is ordered by date and id, newest first. */
export interface RowPlace {
  /** Epoch ms of the cohort date. */
  at: number;
  unitId: number;
}

/** A place as it stands in an address, such as `1767225600000_42`. */
export function placeToText({ at, unitId }: RowPlace): string {
  return `${at}_${unitId}`;
}

/** The place an address begins at: rows older than `after`, or newer than `before`. One that cannot be read is the newest row, and says so. */
export function parsePlaces(params: RawParams): { after?: RowPlace; before?: RowPlace; notices: Notice[] } {
  for (const key of ["after", "before"] as const) {
    const text = lastParam(params, key);
    if (text === undefined) continue;
    const place = placeFromText(text);
    if (place) return { [key]: place, notices: [] };
    return { notices: [{ field: key, message: `${key} must be taken from a link of the list; the newest rows are shown instead` }] };
  }
  return { notices: [] };
}

function placeFromText(text: string): RowPlace | null {
  const [, at, unitId] = /^(-?\d{1,15})_(-?\d{1,12})$/.exec(text) ?? [];
  return at === undefined || unitId === undefined ? null : { at: Number(at), unitId: Number(unitId) };
}
