import type { Interaction } from "@/db/schema";
import type { TimelineEntry } from "@/lib/interactions/timeline";

/** A place in a timeline at which a case can be split: before which entry, and what the data says turned there. */
export interface TurningPoint {
  /** What stands before it is the situation: the number of entries. */
  before: number;
  why: "apology" | "handover" | "reopened" | "calm";
}

/** What of an interaction says when its customer had calmed down. */
interface Calming {
  interaction: Pick<Interaction, "contactedAt" | "contactedDay" | "minutesToCalm">;
}

/**
 * Where an interaction may have turned, by what is documented of it: the apology, the first handover, its reopening, and the
 * end of the time that the customer needed to calm down. None at the very beginning: nothing would be known yet.
 */
export function turningPoints(detail: Calming, timeline: readonly TimelineEntry[]): TurningPoint[] {
  const first = (kinds: readonly string[]) => timeline.findIndex(({ kind }) => kinds.includes(kind));
  const points: TurningPoint[] = [
    { before: first(["apology"]), why: "apology" },
    { before: first(["handover", "escalated"]), why: "handover" },
    { before: first(["reopened"]), why: "reopened" },
    { before: calmAt(detail, timeline), why: "calm" },
  ];
  return points.filter(({ before }) => before > 0);
}

/** The first entry after the customer had calmed down; -1 where that is not known, or everything stands before it. */
function calmAt({ interaction: row }: Calming, timeline: readonly TimelineEntry[]): number {
  if (row.minutesToCalm === null || row.contactedDay !== null) return -1;
  const calm = row.contactedAt + row.minutesToCalm * 60_000;
  return timeline.findIndex(({ at, day }) => day === null && at >= calm && at > row.contactedAt);
}
