import { StatePill } from "@/app/_components/state-pill";
import { setUpText } from "@/app/messages/set-up-text";

/** Whether an address is told anything at present. */
export function OutgoingState({ webhook }: { webhook: { pausedAt: number | null; disabledAt: number | null } }) {
  const { states } = setUpText.outgoing;
  if (webhook.disabledAt !== null) return <StatePill tone="bad">{states.disabled}</StatePill>;
  return webhook.pausedAt === null ? <StatePill tone="good">{states.on}</StatePill> : <StatePill tone="neutral">{states.paused}</StatePill>;
}
