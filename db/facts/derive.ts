import { code, earliest, isTrue, listed, measure, time, yesNo } from "@/db/facts/cells";
import type { Combinations } from "@/db/facts/combinations";
import { commendationOf, gestureOf, NONE, praiseRowOf, promiseOf, reportOf, stepOf } from "@/db/facts/derive-lists";
import { documentationOf } from "@/db/facts/documented-fields";
import { type Closing, type History, historyOf, notBefore, unloggedClosing } from "@/db/facts/history";
import { type Cells, causeAt, commendationAt, failureAt, interactionAt, promiseAt, type RecordRows } from "@/db/facts/read-record";
import type {
  factClosing,
  factCommendation,
  factFailure,
  factGesture,
  factInteraction,
  factPraise,
  factPromise,
  factReport,
  factStep,
} from "@/db/facts/tables";
import { APOLOGY_SCOPES, APOLOGY_TIMINGS, COUNTERPARTIES, DIRECTIONS, FAULTS, OUTCOMES, STATUSES, WAITING_REASONS } from "@/db/schema";

/** Raise it when the same record gives other facts than before: facts of another derivation are built anew. */
export const DERIVATION = 5;

/**
 * A fact row in two parts: what its interaction is filtered and grouped by, shared by all rows of that interaction, and
 * what is its own. Copying the shared part into each row would make a rebuild ten times slower.
 */
export type Derived<Row extends Dimensions> = readonly [Dimensions, Omit<Row, keyof Dimensions>];
export type Dimensions = Omit<typeof factFailure.$inferSelect, "failure" | "handleMinutes" | "occurredAt" | "occurredDay">;

export interface Facts {
  interactions: Derived<typeof factInteraction.$inferSelect>[];
  closings: Derived<typeof factClosing.$inferSelect>[];
  promises: Derived<typeof factPromise.$inferSelect>[];
  reports: Derived<typeof factReport.$inferSelect>[];
  commendations: Derived<typeof factCommendation.$inferSelect>[];
  praises: Derived<typeof factPraise.$inferSelect>[];
  gestures: Derived<typeof factGesture.$inferSelect>[];
  steps: Derived<typeof factStep.$inferSelect>[];
  failures: Derived<typeof factFailure.$inferSelect>[];
}

/** What a derivation needs to know beyond the rows themselves. */
export interface Keys {
  causes: Combinations;
  failures: Combinations;
  /** The failure that a merged failure counts as. */
  survivors: ReadonlyMap<number, number>;
  /** Customers who stand for many people: of them nobody can be told to have come back, so they are unknown here. */
  shared: ReadonlySet<number>;
}

/** The fact rows of these interactions. What other contacts of the issue say is left open: they may not be among these. */
export function deriveFacts(rows: RecordRows, keys: Keys): Facts {
  const facts: Facts = {
    interactions: [],
    closings: [],
    promises: [],
    reports: [],
    commendations: [],
    praises: [],
    gestures: [],
    steps: [],
    failures: [],
  };
  for (const cells of rows.interactions) deriveInteraction(cells, rows, keys, facts);
  return facts;
}

function deriveInteraction(cells: Cells, rows: RecordRows, keys: Keys, facts: Facts): void {
  const id = code(cells[interactionAt.id]);
  const failures = survivorsOf(rows.failures.get(id), keys);
  const dimensions = dimensionsOf(cells, causesOf(rows.causes.get(id), keys), keys.failures.idOf(failures));
  if (keys.shared.has(dimensions.customer)) Object.assign(dimensions, NOBODY);
  const history = historyOf(dimensions.contactedAt, rows.events.get(id), rows.handovers.get(id));
  const closings = history.closings.length > 0 ? history.closings : unloggedClosing(cells);
  const promises = rows.promises.get(id) ?? NONE;
  const own = rows.commendations.get(id) ?? NONE;
  const last = closings.at(-1);
  const handleMinutes = measure(cells[interactionAt.handleMinutes]);
  const occurredAt = time(cells[interactionAt.occurredAt]);
  const occurredDay = measure(cells[interactionAt.occurredDay]);
  const granted = yesNo(cells[interactionAt.wasDesiredOutcomeGranted]);
  const moodEnd = measure(cells[interactionAt.moodEnd]);
  const closed = closingsOf(dimensions.contactedAt, closings);
  const resolutions = resolutionsOf(history, closed, dimensions.outcome);
  const { requiredFields, missingFields } = documentationOf(cells, dimensions.causeSet !== 0, closed.length > 0);

  // Field by field, here and for closings: spread into it, they would triple the time of a rebuild.
  facts.interactions.push([
    dimensions,
    {
      occurredAt,
      occurredDay,
      closedAt: last?.at ?? null,
      closedDay: last?.day ?? null,
      firstResolvedAt: resolutions.firstResolvedAt,
      firstResolvedDay: resolutions.firstResolvedDay,
      lastResolvedAt: resolutions.lastResolvedAt,
      firstReopenedAt: history.firstReopenedAt,
      lastReopenedAt: history.lastReopenedAt,
      firstEscalatedAt: history.firstEscalatedAt,
      escalated: escalatedOf(history, measure(cells[interactionAt.escalationLevel])),
      firstTransferredAt: history.firstTransferredAt,
      nextContactAt: null,
      nextInboundAt: null,
      firstOfIssue: 0,
      moodStart: measure(cells[interactionAt.moodStart]),
      moodEnd,
      handleMinutes,
      transferCount: measure(cells[interactionAt.transferCount]) ?? (history.transfers || null),
      granted,
      procedureVersion: code(cells[interactionAt.procedureVersionId]),
      waitingOnTeam: code(cells[interactionAt.waitingOnTeamId]),
      waitingOnMinutes: measure(cells[interactionAt.waitingOnMinutes]),
      waitingReason: listed(WAITING_REASONS, cells[interactionAt.waitingReason]),
      primaryCause: primaryOf(rows.causes.get(id)),
      announced: yesNo(cells[interactionAt.wasAnnounced]),
      apologyTiming: listed(APOLOGY_TIMINGS, cells[interactionAt.apologyTiming]),
      apologyScope: listed(APOLOGY_SCOPES, cells[interactionAt.apologyScope]),
      loopCount: measure(cells[interactionAt.loopCount]),
      storyRestartCount: measure(cells[interactionAt.storyRestartCount]),
      minutesToCalm: measure(cells[interactionAt.minutesToCalm]),
      waitMinutes: measure(cells[interactionAt.waitMinutes]),
      holdMinutes: measure(cells[interactionAt.holdMinutes]),
      workaround: cells[interactionAt.workaround] ? 1 : 0,
      promiseCount: promises.length,
      requiredFields,
      missingFields,
    },
  ]);
  const followUps = rows.followUpCommendations.get(id) ?? NONE;
  if (closed.length > 0) pushClosings(dimensions, closed, own.concat(followUps), { moodEnd, granted }, facts);
  // Praise of a follow-up belongs to the first interaction of its case.
  const isFollowUp = code(cells[interactionAt.followUpOfId]) !== 0;
  for (const row of isFollowUp ? followUps : own.concat(followUps)) facts.praises.push([dimensions, praiseRowOf(row)]);
  for (const row of rows.steps.get(id) ?? NONE) facts.steps.push([dimensions, stepOf(row)]);
  for (const row of promises) {
    facts.promises.push([dimensions, promiseOf(row, dimensions, rows)]);
    for (const report of rows.progressReports.get(code(row[promiseAt.id])) ?? NONE) facts.reports.push([dimensions, reportOf(report)]);
  }
  for (const row of rows.gestures.get(id) ?? NONE) facts.gestures.push([dimensions, gestureOf(row)]);
  for (const row of own) facts.commendations.push([dimensions, commendationOf(row)]);
  for (const failure of failures) facts.failures.push([dimensions, { occurredAt, occurredDay, failure, handleMinutes }]);
}

const NOBODY = { customer: 0, issue: 0 } satisfies Partial<Dimensions>;

function dimensionsOf(cells: Cells, causeSet: number, failureSet: number): Dimensions {
  return {
    interactionId: code(cells[interactionAt.id]),
    source: code(cells[interactionAt.sourceId]),
    status: listed(STATUSES, cells[interactionAt.status]),
    difficult: isTrue(cells[interactionAt.isDifficult]) ? 1 : 0,
    customer: code(cells[interactionAt.customerId]),
    issue: issueOf(cells),
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
    causeSet,
    failureSet,
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
export function issueOf(cells: Cells): number {
  const customer = code(cells[interactionAt.customerId]);
  const issue = code(cells[interactionAt.issueId]);
  if (customer === 0) return 0;
  return issue === 0 ? 2 * customer + 1 : 2 * issue;
}

function causesOf(rows: readonly Cells[] | undefined, { causes }: Keys): number {
  return rows === undefined ? 0 : causes.idOf(rows.map((row) => code(row[causeAt.causeId])));
}

/** The cause that was named as the primary one, the first of several; else its only one. */
function primaryOf(rows: readonly Cells[] | undefined): number {
  if (rows === undefined) return 0;
  const named = rows.filter((row) => isTrue(row[causeAt.isPrimary]));
  const ids = (named.length > 0 ? named : rows.length === 1 ? rows : NONE).map((row) => code(row[causeAt.causeId]));
  return ids.length === 0 ? 0 : Math.min(...ids);
}

/** Its failures, each once: two of them may have been merged into one. */
function survivorsOf(rows: readonly Cells[] | undefined, { survivors }: Keys): readonly number[] {
  if (rows === undefined) return [];
  const ids = rows.map((row) => code(row[failureAt.failureId])).map((id) => survivors.get(id) ?? id);
  return ids.length === 1 ? ids : [...new Set(ids)];
}

/** Closings that are possible, by when they were. */
function closingsOf(contactedAt: number, closings: readonly Closing[]): Closing[] {
  return closings.flatMap(({ id, at, day }) => {
    const closedAt = notBefore(contactedAt, at, day);
    return closedAt === null ? [] : [{ id, at: closedAt, day }];
  });
}

/** A closing stands for a resolution that was not logged, unless the outcome says that nothing was resolved. */
function resolutionsOf({ firstResolvedAt, firstResolvedDay, lastResolvedAt }: History, closings: readonly Closing[], outcome: number) {
  const isUnresolved = UNRESOLVED.has(outcome);
  if (firstResolvedAt !== null || isUnresolved) return { firstResolvedAt, firstResolvedDay, lastResolvedAt };
  const [first, last] = [closings[0], closings.at(-1)];
  return { firstResolvedAt: first?.at ?? null, firstResolvedDay: first?.day ?? null, lastResolvedAt: last?.at ?? null };
}

const UNRESOLVED = new Set([listed(OUTCOMES, "unresolved"), listed(OUTCOMES, "lost")]);

function escalatedOf({ isEscalated }: History, level: number | null): number | null {
  if (isEscalated || (level ?? 0) > 0) return 1;
  return level === null ? null : 0;
}

function pushClosings(
  dimensions: Dimensions,
  closings: readonly Closing[],
  commendations: readonly Cells[],
  ending: { moodEnd: number | null; granted: number | null },
  facts: Facts,
): void {
  const praise = commendations.length === 0 ? UNPRAISED : praiseOf(dimensions.contactedAt, commendations);
  for (const [place, { at, day }] of closings.entries()) {
    facts.closings.push([
      dimensions,
      {
        closedAt: at,
        closedDay: day,
        nextClosedAt: closings[place + 1]?.at ?? null,
        commendedAt: praise.commendedAt,
        solicitedCommendedAt: praise.solicitedCommendedAt,
        unsolicitedCommendedAt: praise.unsolicitedCommendedAt,
        moodEnd: ending.moodEnd,
        granted: ending.granted,
        nextContactAt: null,
      },
    ]);
  }
}

const UNPRAISED = { commendedAt: null, solicitedCommendedAt: null, unsolicitedCommendedAt: null };

/** When it was first commended: verified commendations received at or after the contact. */
function praiseOf(contactedAt: number, commendations: readonly Cells[]): typeof UNPRAISED | Record<keyof typeof UNPRAISED, number | null> {
  const received = commendations.flatMap((row) => {
    const at = time(row[commendationAt.receivedAt]);
    if (at === null || !isTrue(row[commendationAt.isVerified])) return [];
    const counted = notBefore(contactedAt, at, measure(row[commendationAt.receivedDay]));
    return counted === null ? [] : [{ at: counted, solicited: yesNo(row[commendationAt.wasSolicited]) }];
  });
  const of = (solicited: number) => earliest(received.filter((one) => one.solicited === solicited).map((one) => one.at));
  return { commendedAt: earliest(received.map((one) => one.at)), solicitedCommendedAt: of(1), unsolicitedCommendedAt: of(0) };
}
