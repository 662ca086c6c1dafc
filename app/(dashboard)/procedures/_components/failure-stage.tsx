import { StatePill, type Tone } from "@/app/_components/state-pill";
import { recordText } from "@/app/messages/record-text";
import type { LifecycleState } from "@/lib/failures/lifecycle";

const TONES: Record<LifecycleState, Tone> = {
  candidate: "neutral",
  new: "active",
  ongoing: "watch",
  escalating: "bad",
  fix_planned: "active",
  verifying: "active",
  fixed: "good",
  inconclusive: "watch",
  not_effective: "bad",
  regressed: "bad",
  archived: "neutral",
};

/** How far a failure has come, as a pill. */
export function FailureStage({ state }: { state: LifecycleState }) {
  return <StatePill tone={TONES[state]}>{recordText.procedures.states[state]}</StatePill>;
}
