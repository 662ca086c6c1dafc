import { StatePill, type Tone } from "@/app/_components/state-pill";
import { recordText } from "@/app/messages/record-text";
import type { FailureName } from "@/lib/failures/failure-names";
import type { Lifecycle, LifecycleState } from "@/lib/failures/lifecycle";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import { formatDay } from "@/lib/format";

const TONES: Record<LifecycleState, Tone> = {
  candidate: "neutral",
  new: "active",
  ongoing: "neutral",
  escalating: "watch",
  fix_planned: "active",
  verifying: "active",
  fixed: "good",
  inconclusive: "neutral",
  not_effective: "bad",
  regressed: "bad",
  archived: "neutral",
};

export function FailureStatePill({ state }: { state: LifecycleState }) {
  return (
    <span title={recordText.failures.stateHints[state]}>
      <StatePill tone={TONES[state]}>{recordText.failures.states[state]}</StatePill>
    </span>
  );
}

/** The state, and that it escalates beside it where the state says something else. */
export function StatePills({ lifecycle }: { lifecycle: Lifecycle }) {
  const { state, isEscalating, archive } = lifecycle;
  return (
    <span className="inline-grid justify-items-start gap-0.5">
      <FailureStatePill state={state} />
      {isEscalating && state !== "escalating" && <FailureStatePill state="escalating" />}
      {archive?.isReviewDue && <span className="text-amber text-sm">{recordText.failures.reviewDue}</span>}
    </span>
  );
}

/** The state with what is known of the latest fix. */
export function StateWithVerdict({ lifecycle, today }: { lifecycle: Lifecycle; today: number }) {
  const { verdict } = lifecycle;
  return (
    <span className="inline-grid justify-items-start gap-0.5">
      <StatePills lifecycle={lifecycle} />
      {verdict !== null && <span className="text-mute text-sm">{verdictWords(verdict, today)}</span>}
    </span>
  );
}

/** "effective · 0.29×", "back since 16 Nov", "inconclusive so far · 9 more days", "in effect from 3 Dec". */
export function verdictWords({ stage, outcome, ratio, effectiveDay, windowEndDay, regressedDay }: FixVerdict, today: number): string {
  const words = recordText.failures.verdicts;
  if (regressedDay !== null) return words.regressed(formatDay(regressedDay, today));
  if (stage === "planned") return words.planned(formatDay(effectiveDay, today));
  const said = outcome === null ? words.nothingToCompare : stage === "verifying" ? words.soFar(words[outcome]) : words[outcome];
  const times = ratio?.ratio == null ? null : words.ratio(ratio.ratio.toFixed(2));
  return [said, times, stage === "verifying" ? words.moreDays(Math.max(1, windowEndDay - today)) : null]
    .filter((part) => part !== null)
    .join(" · ");
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
