import type { ImportEntry } from "@/db/import-row";
import type { Handled } from "@/lib/sample/handling";
import { known, type SampleCase, type Sampling, type Values } from "@/lib/sample/sample-case";

/**
 * How a contact was documented in detail: both sides' facts, the apology's moment, how warm a handover was, what the
 * customer said at a promise's end. Drawn from a chance of its own, so that the rest of the sample stays as it is.
 */
export function addManner(
  sampling: Sampling,
  own: SampleCase,
  values: Values,
  lists: Record<string, ImportEntry[]>,
  handled: Handled,
): void {
  const { manner } = sampling;
  const isOurs = values.fault === "ours";
  const isMadeGood = values.outcome === "resolved" || values.outcome === "alternative_accepted";
  Object.assign(values, {
    ...apology(sampling, values, handled.isWell, isMadeGood),
    wasAnnounced: known(manner, manner.chance(own.isPartner ? 0.3 : 0.04), 0.82),
    customerFacts: manner.chance(0.22) ? manner.pick(CUSTOMER_FACTS) : null,
    ownFacts: manner.chance(0.2) ? manner.pick(isOurs ? OUR_FACTS : OTHER_FACTS) : null,
    preventiveAction: isOurs && manner.chance(0.12) ? manner.pick(PREVENTIVE) : null,
    waitingReason: values.waitingOnMinutes ? known(manner, manner.pick(REASONS), 0.85) : null,
  });
  for (const { values: handover } of lists.handover ?? []) {
    const wasWarm = manner.chance(handled.isWell ? 0.62 : 0.24);
    Object.assign(handover, {
      wasWarm: known(manner, wasWarm, 0.86),
      note: wasWarm && manner.chance(0.5) ? manner.pick(NOTES) : null,
      receiverRating: known(manner, wasWarm ? manner.between(3, 5) : manner.between(1, 4), 0.45),
    });
  }
  // What was left out more often where it ended badly: something to be found.
  if (values.outcome !== null && !isMadeGood) {
    for (const { values: step } of lists.stepObservation ?? [])
      if (step.observed === "yes" && manner.chance(LEFT_OUT[String(step.step)] ?? 0)) step.observed = "no";
  }
  for (const { values: promise, within } of lists.promise ?? []) {
    const isLate = typeof promise.doneAt === "number" && promise.doneAt > Number(promise.firstDueAt);
    promise.wasCustomerSatisfied = promise.doneAt === null ? null : known(manner, manner.chance(isLate ? 0.48 : 0.9), 0.62);
    promise.cancelReason = promise.cancelledBy ? known(manner, CANCELLED[String(promise.cancelledBy)] ?? null, 0.8) : null;
    for (const { values: date } of within.promiseDate ?? []) date.reason = manner.chance(0.7) ? manner.pick(MOVED) : null;
  }
  for (const { values: praise } of lists.commendation ?? [])
    praise.source = praise.wasSolicited === true ? "survey" : known(manner, manner.weighted(SOURCES), 0.92);
}

/** Where somebody who handles a contact well apologises, it is more often after the facts and for the situation; and where it ended well, too. */
function apology({ manner }: Sampling, values: Values, isWell: boolean, isMadeGood: boolean) {
  if (values.apologyAt === null) return { apologyTiming: known<string>(manner, "none", 0.55), apologyScope: null };
  return {
    apologyTiming: known(
      manner,
      manner.chance((isWell ? 0.58 : 0.34) + (isMadeGood ? 0.04 : -0.16)) ? "after_facts" : "before_facts",
      0.88,
    ),
    apologyScope: known(manner, manner.chance(isWell ? 0.66 : 0.44) ? "situation" : "fault", 0.84),
  };
}

const LEFT_OUT: Record<string, number> = {
  "Let the customer finish": 0.3,
  "Agree on one step and a date": 0.36,
  "Verify the cause before explaining it": 0.24,
};

const REASONS = ["another_team", "another_team", "another_company", "approval", "system", "customer"] as const;

const SOURCES = [
  ["call", 44],
  ["mail", 32],
  ["letter", 6],
  ["review", 12],
  ["in_person", 6],
] as const;

const CUSTOMER_FACTS = [
  "It was agreed on the phone and nobody wrote it down",
  "Two people said two different things",
  "The date in the letter had passed when it came",
  "Called three times before, each time from the beginning",
];
const OUR_FACTS = [
  "The note of the call before is missing",
  "The order shows the step as done; it was not",
  "The letter went out from the old template",
  "The case lay with another desk for days",
];
const OTHER_FACTS = [
  "The parcel left on time and stood at the carrier",
  "The invoice is right; it is hard to read",
  "The outage was the landlord's",
];
const PREVENTIVE = [
  "Tell dispatch the same day, by a note that cannot be skipped",
  "One template, one owner",
  "Close the case only when the customer has said so",
];
const NOTES = [
  "Told in full, with what was promised",
  "Customer was on the line when it was passed on",
  "Both dates and the wish are in the note",
];
const MOVED = ["The part came late", "Nobody was there to sign", "The customer asked for another day", "The system was down"];
const CANCELLED: Record<string, string> = {
  customer: "Settled in the meantime",
  us: "Could not be done as promised",
  duplicate: "Entered twice",
};
