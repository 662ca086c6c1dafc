import { NumberWithRows } from "@/app/_components/number-with-rows";
import type { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { recordText } from "@/app/messages/record-text";
import { isoDay } from "@/lib/dates";
import type { FixStep } from "@/lib/failures/step-effects";
import { formatCount } from "@/lib/format";

const words = recordText.failureChart;

/** By how much the weekly level stepped at each fix that has enough weeks on both sides, and how that was worked out. */
export function FixSteps({ steps, hrefs }: { steps: readonly FixStep[]; hrefs: ReturnType<typeof failureHrefs> }) {
  if (steps.length === 0) return null;
  return (
    <section aria-label={words.steps} className="min-w-0 text-sm">
      <h3 className="font-medium">{words.steps}</h3>
      {steps.map((step) => (
        <details key={step.code} className="mt-1">
          <summary className="target cursor-pointer">
            {words.step(step.title, step.ratio.toFixed(2))}
            <span className="text-mute">{words.stepInterval(step.low.toFixed(2), step.high.toFixed(2))}</span>{" "}
            <span className="link">{words.how}</span>
          </summary>
          <p className="mt-1 text-soft">
            {side(step, "before", hrefs)}
            {words.stepSides.between}
            {side(step, "after", hrefs)}. {words.stepMeaning}
            {words.dispersion(step.dispersion.toFixed(2))}
          </p>
        </details>
      ))}
    </section>
  );
}

function side(step: FixStep, which: "before" | "after", hrefs: ReturnType<typeof failureHrefs>) {
  const [from, to] = which === "before" ? [step.fromDay, step.effectiveDay] : [step.effectiveDay, step.toDay];
  return (
    <>
      <NumberWithRows href={hrefs.happened(isoDay(from), isoDay(to))}>{formatCount(step[which].interactions)}</NumberWithRows>
      {words.stepSides[which](step[which].weeks)}
    </>
  );
}
