"use client";

import { clsx } from "clsx";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { CaseForm } from "@/app/(dashboard)/learning/_components/case-form";
import { recordText } from "@/app/messages/record-text";
import type { TurningPoint } from "@/lib/learning/turning-points";

interface CaseMakerProps {
  interaction: number;
  summary: string | null;
  narrative: string | null;
  entries: readonly { key: string; day: string; words: string; text: string | null }[];
  turning: readonly TurningPoint[];
}

/** What is documented, to be split where it turned; what stands before and after goes into the form, to be told without anybody. */
export function CaseMaker({ interaction, summary, narrative, entries, turning }: CaseMakerProps) {
  const words = recordText.learning.cases;
  const [split, setSplit] = useState(turning[0]?.before ?? Math.min(1, entries.length));
  const told = (from: number, to?: number) =>
    entries
      .slice(from, to)
      .map(({ day, words: what, text }) => `${day}: ${what}${text ? ` – ${text}` : ""}`)
      .join("\n");
  const why = (index: number) => turning.filter(({ before }) => before === index).map((point) => words.suggested[point.why]);
  return (
    <div className="grid grid-cols-1 gap-8 lg:grid-cols-2">
      <section aria-label={words.material} className="min-w-0">
        <h2 className="mb-2 font-semibold">{words.turning}</h2>
        <ol className="border-hairline border-t">
          {entries.map(({ key, day, words: what, text }, index) => (
            <li key={key} className={clsx("border-hairline border-b py-2", index === split && "border-t-2 border-t-accent")}>
              {index === split && <p className="font-medium text-accent text-sm">{words.isSplit}</p>}
              <div className="flex flex-wrap items-start justify-between gap-x-3">
                <div className="min-w-0 flex-1 basis-48">
                  <p className="text-mute text-sm">{day}</p>
                  <p className="break-words font-medium">{what}</p>
                  {text && <p className="break-words text-soft">{text}</p>}
                  {why(index).map((each) => (
                    <p key={each} className="text-mute text-sm">
                      {words.suggestion(each)}
                    </p>
                  ))}
                </div>
                {index > 0 && index !== split && (
                  <Button kind="quiet" aria-label={words.splitBefore(what)} onClick={() => setSplit(index)}>
                    {words.split}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
        {narrative && (
          <>
            <h2 className="mt-6 mb-2 font-semibold">{words.narrative}</h2>
            <p className="whitespace-pre-wrap break-words text-soft">{narrative}</p>
          </>
        )}
      </section>
      <CaseForm
        key={split}
        interaction={interaction}
        draft={{
          title: "",
          situation: [summary, told(0, split)].filter(Boolean).join("\n\n"),
          question: words.questionDefault,
          continuation: told(split),
          aim: "",
        }}
      />
    </div>
  );
}
