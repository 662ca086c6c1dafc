import { recordText } from "@/app/messages/record-text";
import { formatLevel, formatRate } from "@/lib/format";
import type { Ranked } from "@/lib/priorities/rank";
import type { PriorityRow } from "@/lib/priorities/read-priorities";

/** What to fix first, and what that would spare. */
export function PrioritiesSentence({ rows: [top] }: { rows: readonly Ranked<PriorityRow>[] }) {
  const words = recordText.priorities.sentence;
  if (!top) return words.none;
  if (top.score === 0) return words.unmeasured;
  const [before, title, after] = words.first(top.row.title, formatRate(top.score));
  return (
    <>
      {before}
      <strong>{title}</strong>
      {after}
      {top.row.saving && words.saving(formatLevel(top.row.saving.interactions))}
    </>
  );
}
