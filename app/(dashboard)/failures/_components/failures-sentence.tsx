import { recordText } from "@/app/messages/record-text";
import type { FailureSummary } from "@/lib/failures/failure-summary";

/** What the list says as a whole, and what to do first. `unseen`: how many more it holds that were not seen in the period. */
export function FailuresSentence({ summary, unseen }: { summary: FailureSummary; unseen: number }) {
  const words = recordText.failures.sentence;
  const inHand = unseen > 0 && words.unseen(unseen);
  if (summary.seen === 0)
    return (
      <>
        {recordText.failures.noneSeen}.{inHand}
      </>
    );
  const [before, few, after] = words.vital(summary.vital.count, summary.vital.of);
  const [head, gap, advice] = words.unowned(summary.unowned);
  return (
    <>
      <strong>{words.seen(summary.seen)}</strong>
      {words.recurring(summary.recurring, summary.seen)}
      {summary.vital.count < summary.seen && (
        <>
          {before}
          <strong>{few}</strong>
          {after}
        </>
      )}
      {summary.regressed > 0 && <strong>{words.regressed(summary.regressed)}</strong>}
      {summary.escalating > 0 && <strong>{words.escalating(summary.escalating)}</strong>}
      {words.isNew(summary.isNew)}
      {inHand}
      {summary.unowned > 0 && (
        <>
          {head}
          <strong>{gap}</strong>
          {advice}
        </>
      )}
    </>
  );
}
