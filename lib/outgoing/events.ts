/** What an address outside can be told about. */
export const OUTGOING_EVENTS = [
  "failure.state_changed",
  "decision.made",
  "meeting.kept",
  "import.finished",
  "promise.done",
  "promise.moved",
] as const;
export type OutgoingEvent = (typeof OUTGOING_EVENTS)[number];

/** What a test message says it is; nobody chooses it. */
export const TEST_EVENT = "test";

export function isOutgoingEvent(text: string): text is OutgoingEvent {
  return OUTGOING_EVENTS.some((event) => event === text);
}
