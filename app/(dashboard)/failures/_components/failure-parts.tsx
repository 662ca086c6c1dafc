import { StatePill, type Tone } from "@/app/_components/state-pill";
import { recordText } from "@/app/messages/record-text";
import type { FailureName } from "@/lib/failures/failure-names";
import type { FailureState } from "@/lib/failures/failure-state";

const TONES: Record<FailureState, Tone> = { candidate: "neutral", new: "active", recurring: "watch" };

export function FailureStatePill({ state }: { state: FailureState }) {
  return (
    <span title={recordText.failures.stateHints[state]}>
      <StatePill tone={TONES[state]}>{recordText.failures.states[state]}</StatePill>
    </span>
  );
}

/** "Payments / Support B"; what has no owner says so. */
export function Owners({ failure }: { failure: Pick<FailureName, "productionOwner" | "supportOwner"> }) {
  const { productionOwner, supportOwner } = failure;
  const unowned = <span className="text-amber">{recordText.failures.unowned}</span>;
  if (productionOwner === null && supportOwner === null) return unowned;
  return (
    <>
      {productionOwner ?? unowned} / {supportOwner ?? unowned}
    </>
  );
}
