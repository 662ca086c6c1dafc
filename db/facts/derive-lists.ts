import { code, isTrue, listed, measure, time, yesNo } from "@/db/facts/cells";
import { currencyCode } from "@/db/facts/currency-code";
import type { Dimensions } from "@/db/facts/derive";
import {
  type Cells,
  commendationAt,
  gestureAt,
  progressReportAt,
  promiseAt,
  promiseDateAt,
  type RecordRows,
  stepAt,
} from "@/db/facts/read-record";
import { stepKey } from "@/db/facts/step-key";
import { CANCELLED_BY, COMMENDATION_SOURCES, PROMISE_KINDS } from "@/db/schema";

/* What hangs on an interaction, as facts: a row each, without the dimensions that all rows of the interaction share. */

export function promiseOf(row: Cells, dimensions: Dimensions, rows: RecordRows) {
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
    doneDay: measure(row[promiseAt.doneDay]),
    cancelledAt: time(row[promiseAt.cancelledAt]),
    cancelledBy: listed(CANCELLED_BY, row[promiseAt.cancelledBy]),
    satisfied: yesNo(row[promiseAt.wasCustomerSatisfied]),
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

export function commendationOf(row: Cells) {
  return {
    commendationId: code(row[commendationAt.id]),
    receivedAt: time(row[commendationAt.receivedAt]) ?? 0,
    receivedDay: measure(row[commendationAt.receivedDay]),
    verified: isTrue(row[commendationAt.isVerified]) ? 1 : 0,
    solicited: yesNo(row[commendationAt.wasSolicited]),
    recognisedAt: time(row[commendationAt.recognisedAt]),
    praised: code(row[commendationAt.personId]),
    cameBy: listed(COMMENDATION_SOURCES, row[commendationAt.source]),
  };
}

export function praiseRowOf(row: Cells) {
  const { commendationId, receivedAt, verified, solicited } = commendationOf(row);
  return { commendationId, receivedAt, verified, solicited };
}

export function stepOf(row: Cells) {
  const isObserved = row[stepAt.observed] === "yes" ? 1 : row[stepAt.observed] === "no" ? 0 : null;
  const adherent = isObserved === null || row[stepAt.polarity] !== "avoid" ? isObserved : 1 - isObserved;
  return {
    stepId: code(row[stepAt.id]),
    adherent,
    step: stepKey(String(row[stepAt.step] ?? "")),
    playbookStep: code(row[stepAt.playbookStepId]),
  };
}

export function reportOf(row: Cells) {
  return { promiseId: code(row[progressReportAt.promiseId]), reportedAt: time(row[progressReportAt.at]) ?? 0 };
}

export function gestureOf(row: Cells) {
  const currency = row[gestureAt.currency];
  return {
    gestureId: code(row[gestureAt.id]),
    valueCents: measure(row[gestureAt.valueCents]),
    currency: typeof currency === "string" ? currencyCode(currency) : 0,
  };
}

export const NONE: readonly Cells[] = [];
