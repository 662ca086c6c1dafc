import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { DAY_MS } from "@/lib/dates";
import { oneLine } from "@/lib/one-line";

/** A promise that is open, as a calendar shows it. */
export interface FeedPromise {
  id: number;
  interactionId: number;
  /** In words, such as "Callback". */
  kind: string;
  /** By which the interaction is known where it came from. */
  externalId: string;
  team: string | null;
  madeAt: number;
  dueAt: number;
  /** The due day where only that is known. */
  dueDay: number | null;
  /** How often its date was moved. */
  timesMoved: number;
}

/**
 * Open promises as an iCalendar file (RFC 5545): at the hour they are due, or on the day where only that is known. The same
 * promises give the same bytes. Folding and escaping are the library's.
 * @param options.mark part of the ids, so that two addresses in one calendar do not take each other's events away
 * @param options.origin where this server is reached, for the links
 */
export function feedCalendar(promises: readonly FeedPromise[], { mark, origin }: { mark: string; origin: string }): string {
  const calendar = ical({
    name: "Promises to keep",
    prodId: { company: "Debrief", product: "Promises", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: READ_AGAIN_SECONDS,
  });
  for (const promise of promises) {
    const { dueAt, dueDay } = promise;
    const when =
      dueDay === null ? { start: new Date(dueAt), end: new Date(dueAt + EVENT_MS) } : { start: new Date(dueDay * DAY_MS), allDay: true };
    const link = `${origin}/interactions/${promise.interactionId}`;
    calendar.createEvent({
      ...when,
      id: `promise-${promise.id}-${mark}@debrief`,
      sequence: promise.timesMoved,
      stamp: new Date(promise.madeAt),
      summary: oneLine([promise.kind, promise.externalId, ...(promise.team === null ? [] : [promise.team])].join(" · ")),
      description: link,
      url: link,
      // It is due then; nobody is taken up by it.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

const READ_AGAIN_SECONDS = 900;
const EVENT_MS = 15 * 60_000;
