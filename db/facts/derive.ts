import type { Combinations } from "@/db/facts/combinations";
import {
  type Cell,
  type Cells,
  causeAt,
  commendationAt,
  eventAt,
  failureAt,
  handoverAt,
  interactionAt,
  promiseAt,
  promiseDateAt,
  type RecordRows,
} from "@/db/facts/read-record";
import type { factClosing, factCommendation, factFailure, factInteraction, factPromise } from "@/db/facts/tables";
import { CANCELLED_BY, COUNTERPARTIES, DIRECTIONS, FAULTS, OUTCOMES, PROMISE_KINDS, STATUSES } from "@/db/schema";

/** Raise it when the same record gives other facts than before: facts of another derivation are built anew. */
export const DERIVATION = 1;

/**
 * A fact row in two parts: what its interaction is filtered and grouped by, shared by all rows of that interaction, and
 * what is its own. Copying the shared part into each row would make a rebuild ten times slower.
 */
export type Derived<Row extends Dimensions> = readonly [Dimensions, Omit<Row, keyof Dimensions>];
export type Dimensions = Omit<typeof factFailure.$inferSelect, "failure" | "handleMinutes">;

export interface Facts {
  interactions: Derived<typeof factInteraction.$inferSelect>[];
  closings: Derived<typeof factClosing.$inferSelect>[];
  promises: Derived<typeof factPromise.$inferSelect>[];
  commendations: Derived<typeof factCommendation.$inferSelect>[];
  failures: Derived<typeof factFailure.$inferSelect>[];
}

/** What a derivation needs to know beyond the rows themselves. */
export interface Keys {
  causes: Combinations;
  failures: Combinations;
  /** The failure that a merged failure counts as. */
  survivors: ReadonlyMap<number, number>;
}

/** The fact rows of these interactions. `nextContactAt` is left null: it depends on interactions that may not be among these. */
export function deriveFacts(rows: RecordRows, keys: Keys): Facts {
  const facts: Facts = { interactions: [], closings: [], promises: [], commendations: [], failures: [] };
  for (const cells of rows.interactions) deriveInteraction(cells, rows, keys, facts);
  return facts;
}

function deriveInteraction(cells: Cells, rows: RecordRows, keys: Keys, facts: Facts): void {
  const id = code(cells[interactionAt.id]);
  const failures = [...new Set((rows.failures.get(id) ?? NONE).map((row) => survivorOf(code(row[failureAt.failureId]), keys)))];
  const dimensions = dimensionsOf(cells, {
    causeSet: keys.causes.idOf((rows.causes.get(id) ?? NONE).map((row) => code(row[causeAt.causeId]))),
    failureSet: keys.failures.idOf(failures),
  });
  const events = (rows.events.get(id) ?? NONE).map(eventOf);
  const resolved = timesOf(events, "resolved");
  const closings = closingsOf(cells, events);
  const promises = rows.promises.get(id) ?? NONE;
  const handleMinutes = measure(cells[interactionAt.handleMinutes]);
  const last = closings.at(-1);

  facts.interactions.push([
    dimensions,
    {
      occurredAt: time(cells[interactionAt.occurredAt]),
      occurredDay: measure(cells[interactionAt.occurredDay]),
      closedAt: last?.at ?? null,
      closedDay: last?.day ?? null,
      firstResolvedAt: earliest(resolved),
      lastResolvedAt: latest(resolved),
      firstReopenedAt: earliest(timesOf(events, "reopened")),
      firstEscalatedAt: earliest([...timesOf(events, "escalated"), ...escalationsOf(rows.handovers.get(id) ?? NONE)]),
      nextContactAt: null,
      moodStart: measure(cells[interactionAt.moodStart]),
      moodEnd: measure(cells[interactionAt.moodEnd]),
      handleMinutes,
      transferCount: measure(cells[interactionAt.transferCount]),
      promiseCount: promises.length,
    },
  ]);
  const own = rows.commendations.get(id) ?? NONE;
  if (closings.length > 0) pushClosings(dimensions, closings, [...own, ...(rows.followUpCommendations.get(id) ?? NONE)], facts);
  for (const row of promises) facts.promises.push([dimensions, promiseOf(row, dimensions, rows)]);
  for (const row of own) facts.commendations.push([dimensions, commendationOf(row)]);
  for (const failure of failures) facts.failures.push([dimensions, { failure, handleMinutes }]);
}

function dimensionsOf(cells: Cells, sets: { causeSet: number; failureSet: number }): Dimensions {
  return {
    interactionId: code(cells[interactionAt.id]),
    source: code(cells[interactionAt.sourceId]),
    status: listed(STATUSES, cells[interactionAt.status]),
    difficult: isTrue(cells[interactionAt.isDifficult]) ? 1 : 0,
    customer: code(cells[interactionAt.customerId]),
    issue: issueOf(code(cells[interactionAt.customerId]), code(cells[interactionAt.issueId])),
    contactedAt: time(cells[interactionAt.contactedAt]) ?? 0,
    contactedDay: measure(cells[interactionAt.contactedDay]),
    channel: code(cells[interactionAt.channelId]),
    team: code(cells[interactionAt.teamId]),
    agent: code(cells[interactionAt.agentId]),
    product: code(cells[interactionAt.productId]),
    procedure: code(cells[interactionAt.procedureId]),
    severity: code(cells[interactionAt.severity]),
    direction: listed(DIRECTIONS, cells[interactionAt.direction]),
    counterparty: listed(COUNTERPARTIES, cells[interactionAt.counterparty]),
    outcome: listed(OUTCOMES, cells[interactionAt.outcome]),
    fault: listed(FAULTS, cells[interactionAt.fault]),
    causeSet: sets.causeSet,
    failureSet: sets.failureSet,
    facet1: code(cells[interactionAt.facet1]),
    facet2: code(cells[interactionAt.facet2]),
    facet3: code(cells[interactionAt.facet3]),
    facet4: code(cells[interactionAt.facet4]),
    facet5: code(cells[interactionAt.facet5]),
    facet6: code(cells[interactionAt.facet6]),
    facet7: code(cells[interactionAt.facet7]),
    facet8: code(cells[interactionAt.facet8]),
  };
}

/** Even: an issue. Odd: a customer without issue key, who is the issue. */
function issueOf(customer: number, issue: number): number {
  if (customer === 0) return 0;
  return issue === 0 ? 2 * customer + 1 : 2 * issue;
}

function survivorOf(failure: number, { survivors }: Keys): number {
  return survivors.get(failure) ?? failure;
}

interface Event {
  id: number;
  kind: Cell | undefined;
  at: number;
  day: number | null;
}

function eventOf(row: Cells): Event {
  return { id: code(row[eventAt.id]), kind: row[eventAt.kind], at: time(row[eventAt.at]) ?? 0, day: measure(row[eventAt.day]) };
}

function timesOf(events: readonly Event[], kind: string): number[] {
  return events.filter((event) => event.kind === kind).map((event) => event.at);
}

function escalationsOf(handovers: readonly Cells[]): number[] {
  return handovers.filter((row) => row[handoverAt.kind] === "escalation").flatMap((row) => time(row[handoverAt.at]) ?? []);
}

/** Every closing in its order; the interaction's own closing date speaks only where no closing was logged. */
function closingsOf(cells: Cells, events: readonly Event[]): { at: number; day: number | null }[] {
  const logged = events.filter((event) => event.kind === "closed");
  if (logged.length > 0) return logged.sort((a, b) => a.at - b.at || a.id - b.id);
  const at = time(cells[interactionAt.closedAt]);
  return at === null ? [] : [{ at, day: measure(cells[interactionAt.closedDay]) }];
}

function pushClosings(dimensions: Dimensions, closings: { at: number; day: number | null }[], commendations: Cells[], facts: Facts): void {
  const possible = closings.flatMap(({ at, day }) => {
    const closedAt = notBefore(dimensions.contactedAt, at, day);
    return closedAt === null ? [] : [{ closedAt, closedDay: day }];
  });
  const praise = commendedAt(dimensions.contactedAt, commendations);
  for (const [index, closing] of possible.entries())
    facts.closings.push([dimensions, { ...closing, nextClosedAt: possible[index + 1]?.closedAt ?? null, ...praise }]);
}

/** When it was first commended: verified commendations received at or after the contact. */
function commendedAt(contactedAt: number, commendations: readonly Cells[]) {
  const received = commendations.flatMap((row) => {
    const at = time(row[commendationAt.receivedAt]);
    if (at === null || !isTrue(row[commendationAt.isVerified])) return [];
    const counted = notBefore(contactedAt, at, measure(row[commendationAt.receivedDay]));
    return counted === null ? [] : [{ at: counted, solicited: yesNo(row[commendationAt.wasSolicited]) }];
  });
  const of = (solicited: number) => earliest(received.filter((one) => one.solicited === solicited).map((one) => one.at));
  return { commendedAt: earliest(received.map((one) => one.at)), solicitedCommendedAt: of(1), unsolicitedCommendedAt: of(0) };
}

function promiseOf(row: Cells, dimensions: Dimensions, rows: RecordRows) {
  const promiseId = code(row[promiseAt.id]);
  const firstDueAt = time(row[promiseAt.firstDueAt]) ?? 0;
  return {
    promiseId,
    kind: listed(PROMISE_KINDS, row[promiseAt.kind]),
    promiseTeam: code(row[promiseAt.teamId]) || dimensions.team,
    promiseProcedure: code(row[promiseAt.procedureId]) || dimensions.procedure,
    madeAt: time(row[promiseAt.madeAt]) ?? 0,
    madeDay: measure(row[promiseAt.madeDay]),
    firstDueAt,
    firstDueDay: measure(row[promiseAt.firstDueDay]),
    dueAt: time(row[promiseAt.dueAt]) ?? 0,
    agreedDueAt: agreedDueAt(firstDueAt, rows.promiseDates.get(promiseId) ?? NONE),
    doneAt: time(row[promiseAt.doneAt]),
    cancelledAt: time(row[promiseAt.cancelledAt]),
    cancelledBy: listed(CANCELLED_BY, row[promiseAt.cancelledBy]),
  };
}

/** The last date the customer agreed to before the date agreed until then had passed. */
function agreedDueAt(firstDueAt: number, dates: readonly Cells[]): number {
  const agreements = dates
    .filter((row) => isTrue(row[promiseDateAt.byCustomer]))
    .map((row) => ({
      id: code(row[promiseDateAt.id]),
      agreedAt: time(row[promiseDateAt.agreedAt]) ?? 0,
      dueAt: time(row[promiseDateAt.dueAt]) ?? 0,
    }))
    .sort((a, b) => a.agreedAt - b.agreedAt || a.id - b.id);
  return agreements.reduce((due, next) => (next.agreedAt <= due ? next.dueAt : due), firstDueAt);
}

function commendationOf(row: Cells) {
  return {
    commendationId: code(row[commendationAt.id]),
    receivedAt: time(row[commendationAt.receivedAt]) ?? 0,
    receivedDay: measure(row[commendationAt.receivedDay]),
    verified: isTrue(row[commendationAt.isVerified]) ? 1 : 0,
    solicited: yesNo(row[commendationAt.wasSolicited]),
    recognisedAt: time(row[commendationAt.recognisedAt]),
  };
}

const NONE: readonly Cells[] = [];
const DAY_MS = 86_400_000;
const LAST_TIME = 8.64e15;
const LAST_INTEGER = 2_147_483_647;

/**
 * A time after the contact, or null when that is impossible. Where only the day is known its time is the day's beginning:
 * a contact later on that day is not an impossible order, and the time is then the contact's.
 */
function notBefore(contactedAt: number, at: number, day: number | null): number | null {
  if (at >= contactedAt) return at;
  return day !== null && at + DAY_MS > contactedAt ? contactedAt : null;
}

/** An id, 0 when unknown. */
function code(cell: Cell | undefined): number {
  return measure(cell) ?? 0;
}

/** The place in a list of the schema plus 1, 0 when unknown. */
function listed(values: readonly string[], cell: Cell | undefined): number {
  return typeof cell === "string" ? values.indexOf(cell) + 1 : 0;
}

/** A day, a mood, minutes, a count; null when unknown or beyond what the facts can hold. */
function measure(cell: Cell | undefined): number | null {
  return typeof cell === "number" && Math.abs(cell) <= LAST_INTEGER ? Math.round(cell) : null;
}

/** Epoch ms; null when unknown or beyond any calendar. */
function time(cell: Cell | undefined): number | null {
  return typeof cell === "number" && Math.abs(cell) <= LAST_TIME ? Math.round(cell) : null;
}

function isTrue(cell: Cell | undefined): boolean {
  return cell === true || cell === 1;
}

function yesNo(cell: Cell | undefined): number | null {
  if (cell === null || cell === undefined) return null;
  return isTrue(cell) ? 1 : 0;
}

function earliest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}

function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.max(...times);
}
