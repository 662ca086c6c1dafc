import { DAY_MS, dayOf, startOfDay } from "@/lib/dates";
import type { InteractionDetail } from "@/lib/interactions/detail";
import type { DetailPromise } from "@/lib/interactions/detail-reads";
import { type Moment, momentOf } from "@/lib/interactions/moment";

/**
 * What can stand on a timeline, in the order of things known to happen on the same day at an unknown hour:
 * what happened comes before the contact, a promise before its due date, closing before the praise.
 */
export const TIMELINE_KINDS = [
  "occurred",
  "contacted",
  "consulted",
  "handover",
  "escalated",
  "apology",
  "gesture",
  "promise_made",
  "promise_moved",
  "progress_report",
  "promise_done",
  "promise_cancelled",
  "promise_due",
  "resolved",
  "reopened",
  "closed",
  "commendation",
  "recognised",
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** One thing that happened, or that is due. */
export interface TimelineEntry extends Moment {
  kind: TimelineKind;
  /** Which promise, handover or commendation it belongs to: its place among its kind, from 1. */
  ordinal: number;
  /** What was documented about it, in the documenter's words. */
  text: string | null;
  /** Names and figures that its sentence is made of. */
  facts: Record<string, string | number | boolean | null>;
  /** Still to come as of the clock. */
  isAhead: boolean;
}

/**
 * The story of an interaction in order. Things known to the day stand in that day: what happened and the contact at its
 * beginning, everything else at its end. What has no time at all is not on the line.
 * @param zone the zone in which times are shown, which decides what "the same day" is
 * @param asOf epoch ms: later entries are still ahead
 */
export function buildTimeline(detail: InteractionDetail, zone: string, asOf: number): TimelineEntry[] {
  const entries = [
    ...contact(detail),
    ...handling(detail),
    ...detail.promises.flatMap(promised),
    ...detail.events.flatMap((row) => event(row, detail)),
    ...praise(detail),
  ];
  return entries
    .map((entry, index) => ({ entry: { ...entry, isAhead: startOf(entry, zone) > asOf }, key: orderOf(entry, zone), index }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2] || a.index - b.index)
    .map(({ entry }) => entry);
}

type Draft = Omit<TimelineEntry, "isAhead">;

function contact({ interaction: row, names, events }: InteractionDetail): Draft[] {
  const hasClosing = events.some((other) => other.kind === "closed");
  return [
    draft("occurred", momentOf(row.occurredAt, row.occurredDay)),
    draft("contacted", momentOf(row.contactedAt, row.contactedDay), {
      channel: names.channel,
      direction: row.direction,
      mood: row.moodStart,
    }),
    // A closing without an event of its own is known from the interaction alone.
    hasClosing ? [] : draft("closed", momentOf(row.closedAt, row.closedDay), { outcome: row.outcome, mood: row.moodEnd }),
    draft("apology", momentOf(row.apologyAt), {}, row.apologyFor),
  ].flat();
}

function handling({ handovers, gestures, experts }: InteractionDetail): Draft[] {
  return [
    ...handovers.flatMap((row, i) =>
      draft("handover", momentOf(row.at), { how: row.kind, from: row.fromTeam, to: row.toTeam, level: row.level }, row.reason, i + 1),
    ),
    ...gestures.flatMap((row, i) => draft("gesture", momentOf(row.at), { cents: row.valueCents, currency: row.currency }, row.kind, i + 1)),
    ...experts.flatMap((row, i) => draft("consulted", momentOf(row.at), { name: row.name }, null, i + 1)),
  ];
}

function promised(row: DetailPromise, index: number): Draft[] {
  const ordinal = index + 1;
  const of = { promise: row.kind };
  return [
    ...draft("promise_made", momentOf(row.madeAt, row.madeDay), { ...of, team: row.team, person: row.person }, row.text, ordinal),
    ...draft("promise_due", momentOf(row.firstDueAt, row.firstDueDay), { ...of, moved: row.dates.length > 0 }, null, ordinal),
    ...row.dates.flatMap((date) =>
      draft(
        "promise_moved",
        momentOf(date.agreedAt),
        { ...of, toAt: date.dueAt, toDay: date.dueDay, byCustomer: date.byCustomer },
        date.reason,
        ordinal,
      ),
    ),
    ...row.reports.flatMap((report) => draft("progress_report", momentOf(report.at), of, report.text, ordinal)),
    ...draft("promise_done", momentOf(row.doneAt, row.doneDay), { ...of, satisfied: row.wasCustomerSatisfied }, row.closingWord, ordinal),
    ...draft(
      "promise_cancelled",
      momentOf(row.cancelledAt),
      { ...of, by: row.cancelledBy },
      row.cancelReason ?? (row.doneAt === null ? row.closingWord : null),
      ordinal,
    ),
  ];
}

function event(row: InteractionDetail["events"][number], { handovers }: InteractionDetail): Draft[] {
  // An escalation that stands there as a handover, with its reason, is not told twice.
  if (row.kind === "escalated" && handovers.some((other) => other.kind === "escalation" && other.at === row.at)) return [];
  return draft(row.kind, momentOf(row.at, row.day));
}

function praise({ commendations }: InteractionDetail): Draft[] {
  return commendations.flatMap((row, i) => [
    ...draft(
      "commendation",
      momentOf(row.receivedAt, row.receivedDay),
      { verified: row.isVerified, solicited: row.wasSolicited, behaviour: row.behaviour, person: row.person },
      row.text,
      i + 1,
    ),
    ...draft("recognised", momentOf(row.recognisedAt), { person: row.person }, null, i + 1),
  ]);
}

function draft(kind: TimelineKind, moment: Moment | null, facts: Draft["facts"] = {}, text: string | null = null, ordinal = 1): Draft[] {
  return moment === null ? [] : [{ ...moment, kind, ordinal, text, facts }];
}

/** Day, place in the day, place among kinds. */
function orderOf(entry: Draft, zone: string): readonly [number, number, number] {
  const rank = TIMELINE_KINDS.indexOf(entry.kind);
  if (entry.day === null) {
    const day = dayOf(entry.at, zone);
    return [day, entry.at - startOfDay(day, zone), rank];
  }
  const opensTheDay = entry.kind === "occurred" || entry.kind === "contacted";
  return [entry.day, opensTheDay ? -1 : 2 * DAY_MS, rank];
}

/** The earliest instant an entry can have happened: the start of its day when only the day is known. */
function startOf(entry: Moment, zone: string): number {
  return entry.day === null ? entry.at : startOfDay(entry.day, zone);
}
