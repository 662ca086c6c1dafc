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
  firstResolvedDay: number | null;
  lastResolvedAt: number | null;
  firstReopenedAt: number | null;
  lastReopenedAt: number | null;
  firstEscalatedAt: number | null;
  /** An escalation was handed over, whether or not its time is known. */
  isEscalated: boolean;
  firstTransferredAt: number | null;
  transfers: number;
}

const UNEVENTFUL: History = {
  closings: [],
  firstResolvedAt: null,
  firstResolvedDay: null,
  lastResolvedAt: null,
  firstReopenedAt: null,
  lastReopenedAt: null,
  firstEscalatedAt: null,
  isEscalated: false,
  firstTransferredAt: null,
  transfers: 0,
};

/** What happened to it, from its events; a handover may tell of an escalation too. */
export function historyOf(contactedAt: number, events: readonly Cells[] = [], handovers: readonly Cells[] = []): History {
  if (events.length === 0 && handovers.length === 0) return UNEVENTFUL;
  const of = (kind: string) => events.filter((row) => row[eventAt.kind] === kind);
  const timesOf = (kind: string) => of(kind).map((row) => time(row[eventAt.at]) ?? 0);
  const resolutions = of("resolved").map((row) => {
    const [at, day] = [time(row[eventAt.at]) ?? 0, measure(row[eventAt.day])];
    // One before its contact is kept as it is written, and told apart by whoever measures.
    return { at: notBefore(contactedAt, at, day) ?? at, day };
  });
  const firstResolvedAt = earliest(resolutions.map(({ at }) => at));
  const reopened = timesOf("reopened");
  const handed = (kind: string) => handovers.filter((row) => row[handoverAt.kind] === kind);
  const timed = (rows: readonly Cells[]) => rows.flatMap((row) => time(row[handoverAt.at]) ?? []);
  const [handedUp, handedOn] = [handed("escalation"), handed("transfer")];
  const escalated = [...timesOf("escalated"), ...timed(handedUp)];
  return {
    closings: of("closed")
      .map((row) => ({ id: code(row[eventAt.id]), at: time(row[eventAt.at]) ?? 0, day: measure(row[eventAt.day]) }))
      .sort((a, b) => a.at - b.at || a.id - b.id),
    firstResolvedAt,
    firstResolvedDay: resolutions.find(({ at }) => at === firstResolvedAt)?.day ?? null,
    lastResolvedAt: latest(resolutions.map(({ at }) => at)),
    firstReopenedAt: earliest(reopened.filter((at) => at >= (firstResolvedAt ?? at))) ?? earliest(reopened),
    lastReopenedAt: latest(reopened),
    firstEscalatedAt: earliest(escalated),
    isEscalated: escalated.length > 0 || handedUp.length > 0,
    firstTransferredAt: earliest(timed(handedOn)),
    transfers: handedOn.length,
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
