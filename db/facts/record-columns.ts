import {
  commendation,
  contactVolume,
  gesture,
  handover,
  interaction,
  interactionCause,
  interactionEvent,
  interactionFailure,
  progressReport,
  promise,
  promiseDate,
  stepObservation,
} from "@/db/schema";

/**
 * The columns of the record that reach the facts: what a sync reads (record-rows.ts) and what an update is logged for
 * (triggers.ts). One list for both, so that nothing is read whose change goes unnoticed.
 */
export const interactionColumns = {
  id: interaction.id,
  sourceId: interaction.sourceId,
  status: interaction.status,
  isDifficult: interaction.isDifficult,
  customerId: interaction.customerId,
  issueId: interaction.issueId,
  contactedAt: interaction.contactedAt,
  contactedDay: interaction.contactedDay,
  occurredAt: interaction.occurredAt,
  occurredDay: interaction.occurredDay,
  closedAt: interaction.closedAt,
  closedDay: interaction.closedDay,
  direction: interaction.direction,
  counterparty: interaction.counterparty,
  channelId: interaction.channelId,
  teamId: interaction.teamId,
  agentId: interaction.agentId,
  productId: interaction.productId,
  procedureId: interaction.procedureId,
  procedureVersionId: interaction.procedureVersionId,
  severity: interaction.severity,
  moodStart: interaction.moodStart,
  moodEnd: interaction.moodEnd,
  fault: interaction.fault,
  outcome: interaction.outcome,
  followUpOfId: interaction.followUpOfId,
  escalationLevel: interaction.escalationLevel,
  wasDesiredOutcomeGranted: interaction.wasDesiredOutcomeGranted,
  transferCount: interaction.transferCount,
  handleMinutes: interaction.handleMinutes,
  waitingOnTeamId: interaction.waitingOnTeamId,
  waitingOnMinutes: interaction.waitingOnMinutes,
  waitingReason: interaction.waitingReason,
  wasAnnounced: interaction.wasAnnounced,
  apologyTiming: interaction.apologyTiming,
  apologyScope: interaction.apologyScope,
  loopCount: interaction.loopCount,
  storyRestartCount: interaction.storyRestartCount,
  minutesToCalm: interaction.minutesToCalm,
  waitMinutes: interaction.waitMinutes,
  holdMinutes: interaction.holdMinutes,
  workaround: interaction.workaround,
  facet1: interaction.facet1,
  facet2: interaction.facet2,
  facet3: interaction.facet3,
  facet4: interaction.facet4,
  facet5: interaction.facet5,
  facet6: interaction.facet6,
  facet7: interaction.facet7,
  facet8: interaction.facet8,
};

export const eventColumns = {
  interactionId: interactionEvent.interactionId,
  id: interactionEvent.id,
  kind: interactionEvent.kind,
  at: interactionEvent.at,
  day: interactionEvent.day,
};

export const causeColumns = {
  interactionId: interactionCause.interactionId,
  causeId: interactionCause.causeId,
  isPrimary: interactionCause.isPrimary,
};

export const failureColumns = { interactionId: interactionFailure.interactionId, failureId: interactionFailure.failureId };

export const promiseColumns = {
  interactionId: promise.interactionId,
  id: promise.id,
  kind: promise.kind,
  procedureId: promise.procedureId,
  teamId: promise.teamId,
  madeAt: promise.madeAt,
  madeDay: promise.madeDay,
  firstDueAt: promise.firstDueAt,
  firstDueDay: promise.firstDueDay,
  dueAt: promise.dueAt,
  doneAt: promise.doneAt,
  doneDay: promise.doneDay,
  cancelledAt: promise.cancelledAt,
  cancelledBy: promise.cancelledBy,
  wasCustomerSatisfied: promise.wasCustomerSatisfied,
};

export const promiseDateColumns = {
  promiseId: promiseDate.promiseId,
  id: promiseDate.id,
  dueAt: promiseDate.dueAt,
  agreedAt: promiseDate.agreedAt,
  byCustomer: promiseDate.byCustomer,
};

export const progressReportColumns = { promiseId: progressReport.promiseId, id: progressReport.id, at: progressReport.at };

export const gestureColumns = {
  interactionId: gesture.interactionId,
  id: gesture.id,
  valueCents: gesture.valueCents,
  currency: gesture.currency,
};

export const commendationColumns = {
  interactionId: commendation.interactionId,
  id: commendation.id,
  receivedAt: commendation.receivedAt,
  receivedDay: commendation.receivedDay,
  isVerified: commendation.isVerified,
  wasSolicited: commendation.wasSolicited,
  recognisedAt: commendation.recognisedAt,
  personId: commendation.personId,
  source: commendation.source,
};

export const handoverColumns = { interactionId: handover.interactionId, kind: handover.kind, at: handover.at };

export const volumeColumns = {
  id: contactVolume.id,
  sourceId: contactVolume.sourceId,
  day: contactVolume.day,
  teamId: contactVolume.teamId,
  channelId: contactVolume.channelId,
  productId: contactVolume.productId,
  contacts: contactVolume.contacts,
};

export const stepColumns = {
  interactionId: stepObservation.interactionId,
  id: stepObservation.id,
  polarity: stepObservation.polarity,
  observed: stepObservation.observed,
  step: stepObservation.step,
  playbookStepId: stepObservation.playbookStepId,
};
