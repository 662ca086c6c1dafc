import { code, earliest, latest, measure, time } from "@/db/facts/cells";
import { type Cells, eventAt, handoverAt, interactionAt } from "@/db/facts/read-record";

export interface Closing {
  id: number;
  at: number;
  day: number | null;
}

export interface History {
  closings: readonly Closing[];
  firstResolvedAt: number | null;
  lastResolvedAt: number | null;
  firstReopenedAt: number | null;
  firstEscalatedAt: number | null;
}

const UNEVENTFUL: History = { closings: [], firstResolvedAt: null, lastResolvedAt: null, firstReopenedAt: null, firstEscalatedAt: null };

/** What happened to it, from its events; a handover may tell of an escalation too. */
export function historyOf(events: readonly Cells[] = [], handovers: readonly Cells[] = []): History {
  if (events.length === 0 && handovers.length === 0) return UNEVENTFUL;
  const of = (kind: string) => events.filter((row) => row[eventAt.kind] === kind);
  const timesOf = (kind: string) => of(kind).map((row) => time(row[eventAt.at]) ?? 0);
  const resolved = timesOf("resolved");
  const handedUp = handovers.filter((row) => row[handoverAt.kind] === "escalation").flatMap((row) => time(row[handoverAt.at]) ?? []);
  return {
    closings: of("closed")
      .map((row) => ({ id: code(row[eventAt.id]), at: time(row[eventAt.at]) ?? 0, day: measure(row[eventAt.day]) }))
      .sort((a, b) => a.at - b.at || a.id - b.id),
    firstResolvedAt: earliest(resolved),
    lastResolvedAt: latest(resolved),
    firstReopenedAt: earliest(timesOf("reopened")),
    firstEscalatedAt: earliest([...timesOf("escalated"), ...handedUp]),
  };
}

/** The interaction's own closing date: it speaks where no closing was logged. */
export function unloggedClosing(cells: Cells): Closing[] {
  const at = time(cells[interactionAt.closedAt]);
  return at === null ? [] : [{ id: 0, at, day: measure(cells[interactionAt.closedDay]) }];
}

const DAY_MS = 86_400_000;

/**
 * A time after the contact, or null when that is impossible. Where only the day is known its time is the day's beginning:
 * a contact later on that day is not an impossible order, and the time is then the contact's.
 */
export function notBefore(contactedAt: number, at: number, day: number | null): number | null {
  if (at >= contactedAt) return at;
  return day !== null && at + DAY_MS > contactedAt ? contactedAt : null;
}
