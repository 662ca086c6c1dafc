"use client";

import { Button } from "@/app/_components/button";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount, formatDay } from "@/lib/format";
import type { DateQuestion } from "@/lib/imports/date-question";
import type { DateOrder } from "@/lib/imports/reading";

/** Asks what the file does not say, with both readings of its own dates side by side. */
export function DatesQuestion({
  question,
  onAnswer,
  isBusy,
}: {
  question: DateQuestion;
  onAnswer: (order: DateOrder) => void;
  isBusy: boolean;
}) {
  const words = setUpText.draft.question;
  return (
    <section aria-labelledby="dates-question" className="max-w-[46rem] rounded-lg border border-amber bg-amber-wash px-4 py-3.5">
      <h2 id="dates-question" className="font-semibold">
        {words.title}
      </h2>
      <p className="mt-1 text-soft">{words.why(question.column, formatCount(question.rows), question.rows)}</p>
      <ul className="mt-3 grid gap-3 sm:grid-cols-2">
        {(["dmy", "mdy"] as const).map((order) => (
          <li key={order} className="rounded-md border border-hairline bg-card px-3 py-2.5">
            <Button kind="main" disabled={isBusy} onClick={() => onAnswer(order)}>
              {words[order]}
            </Button>
            {question.examples.map((example) => (
              <p key={example.text} className="mt-1.5 tabular-nums">
                {words.reads(example.text, formatDay(example[order]))}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
