import { businessMinutes, type CalendarsByTeam } from "@/lib/calendars/calendars-by-team";
import type { InteractionDetail } from "@/lib/interactions/detail";

/** How long something took: as it passed for the customer, and in the hours in which the team works. */
export interface Took {
  kind: "promise" | "resolution";
  elapsed: number;
  /** Null where no calendar holds for the team. */
  business: number | null;
}

/**
 * How long keeping each promise and each resolution took, in whole minutes, by the kind and place of its entry on the
 * timeline (entryKey). Where either end is known to the day alone, hours would be invented: there is none.
 */
export function twoClocks({ interaction: row, promises, events }: InteractionDetail, calendars: CalendarsByTeam): Map<string, Took> {
  const took = (kind: Took["kind"], madeAt: number, doneAt: number, teamId: number | null): Took => ({
    kind,
    elapsed: Math.floor((doneAt - madeAt) / 60_000),
    business: businessMinutes(calendars, { madeAt, doneAt, teamId }),
  });
  const kept = promises.flatMap(({ madeAt, madeDay, doneAt, doneDay, teamId }, index): [string, Took][] => {
    if (madeDay !== null || doneAt === null || doneDay !== null || doneAt < madeAt) return [];
    return [[entryKey("promise_done", index + 1, doneAt), took("promise", madeAt, doneAt, teamId ?? row.teamId)]];
  });
  const resolved = events.flatMap(({ kind, at, day }): [string, Took][] => {
    if (kind !== "resolved" || day !== null || row.contactedDay !== null || at < row.contactedAt) return [];
    return [[entryKey(kind, 1, at), took("resolution", row.contactedAt, at, row.teamId)]];
  });
  return new Map([...kept, ...resolved]);
}

/** Names an entry of a timeline. */
export function entryKey(kind: string, ordinal: number, at: number): string {
  return `${kind} ${ordinal} ${at}`;
}
