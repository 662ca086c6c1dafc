import { setUpText } from "@/app/messages/set-up-text";
import { formatCount } from "@/lib/format";
import type { DraftView } from "@/lib/imports/draft-view";

/** What will happen, in one sentence: "3,186 rows: 3,186 new interactions, none rejected. Nothing is written until you import." */
export function draftSentence({ whole, first }: DraftView): string {
  const words = setUpText.draft.sentence;
  const about = whole.state === "done" ? whole.preview : first;
  const { rows, created, changed, unchanged, rejected, question, dateOrder } = about;
  const counts =
    whole.state === "done"
      ? `${words.rows(formatCount(rows), rows)}: ${[
          created > 0 || rows === rejected ? words.created(formatCount(created), created) : null,
          changed > 0 ? words.changed(formatCount(changed)) : null,
          unchanged > 0 ? words.unchanged(formatCount(unchanged)) : null,
          rejected > 0 ? words.rejected(formatCount(rejected)) : words.noneRejected,
        ]
          .filter((part) => part !== null)
          .join(", ")}.`
      : words.counting(formatCount(whole.state === "running" ? whole.rows : rows));
  const dates = question ? words.question : dateOrder === null ? null : words[dateOrder];
  return [question ? null : counts, dates, words.nothing].filter((part) => part !== null).join(" ");
}
