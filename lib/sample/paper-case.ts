import type { ImportEntry } from "@/db/import-row";
import { DAY_MS } from "@/lib/dates";
import { DESKS } from "@/lib/sample/company";
import { type Contact, rowOf } from "@/lib/sample/contact";
import { entry, failureReference, procedure, type SampleCase, type Sampling, team, versionOn } from "@/lib/sample/sample-case";
import { ANGER, RESISTANCE } from "@/lib/sample/scenarios/scenario";

/** How many days ago the customer of the paper case called; what follows takes a week. */
export const PAPER_CASE_AGO = 9;

/**
 * The case that docs/paper-case.md tells, documented in full: a partner who cannot order without an invoice and gets none
 * without an order. Three loops back to step one, a workaround, a policy limit, two levels up, three days lost to time
 * zones, and what is to keep it from happening again.
 */
export function paperCase(sampling: Sampling, own: SampleCase, drawn: Contact): Contact {
  const { calendar, keyOf } = sampling;
  const day = calendar.today - PAPER_CASE_AGO;
  const at = (daysLater: number, minutes: number) => calendar.at(day + daysLater, minutes);
  const [contactedAt, closedAt] = [at(0, 610), at(6, 680)];
  const agent = { to: "person", key: keyOf("agent", `sample ${DESKS.billing.name} Greta H.`), name: "Greta H." } as const;
  const customer = keyOf("customer", "sample partner paper case");
  const path = ["Invoice", "Before delivery"];
  const cause = (axis: "anger" | "resistance" | "topic", of: readonly string[], isPrimary: boolean) =>
    entry({ causeId: { to: "cause", axis, path: of }, isPrimary });
  const step = (text: string, observed: string, polarity = "do") => ({ step: text, polarity, observed });
  const numbered = (entries: Record<string, string>[]): ImportEntry[] =>
    entries.map((values, index) => entry({ ...values, position: index + 1 }));
  const values = {
    ...drawn.row.values,
    isDifficult: true,
    difficultyType: "Gave up hope",
    status: "live",
    customerId: { to: "customer", key: customer } as const,
    issueId: { to: "issue", customer, key: "PO-DRAFT" } as const,
    contactedAt,
    contactedDay: null,
    occurredAt: at(-3, 600),
    occurredDay: null,
    closedAt,
    closedDay: null,
    direction: "inbound",
    counterparty: "partner",
    channelId: { to: "channel", name: "Phone" } as const,
    teamId: team("billing"),
    agentId: agent,
    procedureId: procedure("draftInvoice"),
    procedureVersionId: versionOn(sampling, "draftInvoice", own.occurredDay),
    severity: 3,
    moodStart: 1,
    moodEnd: 4,
    fault: "ours",
    desiredOutcome: "A draft of the invoice, so that the order can be approved",
    wasDesiredOutcomeGranted: false,
    outcome: "alternative_accepted",
    reportedCauseId: { to: "cause", axis: "topic", path: ["Invoice", "Wrong amount"] } as const,
    verifiedCauseId: { to: "cause", axis: "topic", path } as const,
    resolutionPath: "A letter with the amounts, signed by finance, in place of the invoice",
    chosenOption: "Letter with the amounts",
    wasAgreementReached: true,
    expectedOutcomeTold: "A letter by Thursday noon, their time; the invoice itself only after delivery",
    apologyAt: at(0, 632),
    apologyFor: "Three days without an answer",
    apologyTiming: "after_facts",
    apologyScope: "fault",
    customerFacts: "Their purchasing approves an order only against an invoice; the same has happened with two earlier orders",
    ownFacts: "Invoices are written after delivery, without exception; nobody had told the partner on the phone",
    preventiveAction: "Offer a pro forma invoice on request, without asking finance",
    workaround: "Letter with the amounts",
    wasAnnounced: false,
    escalationLevel: 2,
    transferCount: 1,
    loopCount: 3,
    storyRestartCount: 2,
    waitMinutes: 4,
    holdMinutes: 6,
    handleMinutes: 74,
    minutesToCalm: 14,
    waitingOnTeamId: { to: "team", name: "Finance systems" } as const,
    waitingOnMinutes: 3 * 24 * 60,
    waitingReason: "time_zones",
    wasAbusive: false,
    wasFastTracked: true,
    articleState: "missing",
    blockedBy: "authority",
    summary: "Partner cannot order without a draft invoice, and gets no invoice without an order",
    narrative:
      "The partner's purchasing approves orders only against an invoice. Invoices are written after delivery, so the request was sent back to the beginning three times. Finance sits eight hours away; each question cost a day. In the end a letter with the amounts was signed and accepted.",
  };
  const promise = entry(
    {
      kind: "information",
      text: "Send the letter with the amounts",
      procedureId: procedure("draftInvoice"),
      teamId: team("billing"),
      personId: agent,
      madeAt: at(0, 640),
      madeDay: null,
      firstDueAt: at(4, 720),
      firstDueDay: null,
      dueAt: at(4, 720),
      dueDay: null,
      doneAt: at(4, 655),
      cancelledAt: null,
      cancelledBy: null,
      closingWord: "That will do, thank you for staying with it",
      wasCustomerSatisfied: true,
      cancelReason: null,
    },
    {
      promiseDate: [],
      progressReport: [
        entry({ at: at(1, 590), channelId: { to: "channel", name: "E-mail" }, text: "Finance has been asked; it is night there" }),
        entry({ at: at(3, 600), channelId: { to: "channel", name: "Phone" }, text: "Finance agrees to a letter" }),
      ],
    },
  );
  const up = (level: number, when: number, from: Parameters<typeof team>[0], to: string, note: string, rating: number) =>
    entry({
      kind: "escalation",
      at: when,
      fromTeamId: team(from),
      toTeamId: { to: "team", name: to },
      level,
      reason: level === 1 ? "Beyond our authority" : "Only finance may release it",
      wasWarm: true,
      note,
      receiverRating: rating,
    });
  const lists: Record<string, ImportEntry[]> = {
    interactionEvent: [
      entry({ kind: "escalated", at: at(0, 650), day: null }),
      entry({ kind: "resolved", at: closedAt - 600_000, day: null }),
      entry({ kind: "closed", at: closedAt, day: null }),
    ],
    interactionCause: [
      cause("anger", ANGER.slowResolution, true),
      cause("anger", ANGER.disregarded, false),
      cause("resistance", RESISTANCE[0], false),
      cause("topic", path, false),
    ],
    interactionFailure: [entry({ failureId: failureReference("draftInvoice") })],
    promise: [promise],
    offeredOption: ["Wait for the delivery", "Letter with the amounts", "Pay in advance"].map((text, index) =>
      entry({ position: index + 1, text, wasChosen: index === 1 }),
    ),
    usedArticle: [entry({ article: "QH-703 When an invoice is written" })],
    expertConsultation: [],
    gesture: [],
    handover: [
      entry({
        kind: "transfer",
        at: at(0, 618),
        fromTeamId: team("front"),
        toTeamId: team("billing"),
        level: null,
        reason: "Wrong desk at first",
        wasWarm: false,
        note: null,
        receiverRating: 2,
      }),
      up(1, at(0, 650), "billing", DESKS.complaints.name, "Third time for this partner; what they need is an approval, not an invoice", 4),
      up(2, at(1, 560), "complaints", "Finance systems", "A letter would do; the amounts are in the order", 5),
    ],
    stepObservation: numbered([
      step("Let the customer finish", "yes"),
      step("Acknowledge in few words", "yes"),
      step("Say back what is needed", "yes"),
      step("Offer two options", "yes"),
      step("Agree on one step and a date", "yes"),
      step("Argue about fault", "no", "avoid"),
      step("Read from the script", "yes", "avoid"),
    ]),
    commendation: [
      entry({
        receivedAt: Math.min(closedAt + 1.2 * DAY_MS, calendar.now),
        receivedDay: null,
        isVerified: true,
        wasSolicited: false,
        source: "mail",
        behaviour: "Found another way",
        text: "A rule is a rule, but this time somebody looked for a way.",
        personId: agent,
        recognisedAt: null,
      }),
    ],
  };
  const row = rowOf(drawn.row.externalId, values, lists, own.facets);
  return { ...drawn, row };
}
