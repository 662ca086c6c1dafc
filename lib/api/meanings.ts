import { TEMPLATE_COLUMNS } from "@/lib/imports/mappings/template-columns";

/** What a field means: in the words of our template, or in its own where the template speaks of cells. `promise.dueAt`, `field.summary` */
export function meaningOf(fills: string): string | undefined {
  return OWN_WORDS[fills] ?? TEMPLATE.get(fills);
}

const TEMPLATE = new Map(TEMPLATE_COLUMNS.map(({ fills, meaning }) => [fills, meaning]));

const OWN_WORDS: Record<string, string> = {
  "field.status": "Only live interactions are counted; live when it is left out.",
  "field.contactedAt": "When the contact was. A new interaction cannot be without it.",
  "field.agentId": "Who handled it.",
  "field.wasDesiredOutcomeGranted": "Whether the customer got it.",
  "field.wasAgreementReached": "Whether there was an agreement.",
  "field.wasAbusive": "Whether the agent was abused.",
  "field.wasFastTracked": "Whether it was put before others.",
  "field.wasAnnounced": "Whether the contact came announced.",
  "interactionEvent.kind": "What happened to the case.",
  "interactionEvent.at": "When it happened.",
  "interactionFailure.procedure": "The procedure that fails.",
  "interactionFailure.mode": "How it fails.",
  "offeredOption.text": "What was offered.",
  "offeredOption.wasChosen": "Whether the customer chose it.",
  "usedArticle.article": "A solution article that was used.",
  "expertConsultation.personId": "Whom was asked.",
  "expertConsultation.teamId": "Their team.",
  "expertConsultation.at": "When they were asked.",
  "promise.kind": "What kind of promise it is; other when it is left out.",
  "promise.procedureId": "The procedure it belongs to.",
  "promise.personId": "Who promised.",
  "promise.madeAt": "When; the time of the contact when it is left out.",
  "promise.firstDueAt": "The first date that was promised; dueAt when it is left out. It is the one that counts.",
  "promise.cancelledBy": "Who withdrew it; duplicate when it was entered twice.",
  "promise.wasCustomerSatisfied": "What the customer said when it was done.",
  "promise.promiseDate.reason": "Why it was moved.",
  "promise.promiseDate.dueAt": "A later due date.",
  "promise.promiseDate.agreedAt": "When it was agreed.",
  "promise.promiseDate.byCustomer": "Whether the customer agreed to it.",
  "promise.progressReport.at": "When.",
  "commendation.isVerified": "Whether somebody checked it; false when it is left out.",
  "commendation.wasSolicited": "Whether we asked for it.",
  "commendation.personId": "Whom it praises.",
  "gesture.valueCents": "Its value in hundredths of the currency.",
  "handover.kind": "Whether it went up or to somebody else.",
  "handover.wasWarm": "Whether the next one was told the story in person.",
  "stepObservation.step": "A handling step.",
  "stepObservation.polarity": "avoid for what should not happen; do when it is left out.",
  "stepObservation.observed": "Whether it was seen.",
};
