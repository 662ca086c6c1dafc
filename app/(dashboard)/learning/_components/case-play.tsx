"use client";

import { useId, useState } from "react";
import { Button } from "@/app/_components/button";
import { recordText } from "@/app/messages/record-text";

/** To be played: the situation and the question first, and how it went on when somebody asks for it; printed, all of it. */
export function CasePlay({ situation, question, continuation }: { situation: string; question: string; continuation: string }) {
  const words = recordText.learning.cases;
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  const text = "max-w-[46rem] whitespace-pre-wrap break-words text-lead";
  return (
    <section aria-label={words.play} className="grid gap-5">
      <div>
        <h2 className="eyebrow mb-1">{words.situation}</h2>
        <p className={text}>{situation}</p>
      </div>
      <div>
        <h2 className="eyebrow mb-1">{words.question}</h2>
        <p className={`${text} font-semibold`}>{question}</p>
      </div>
      <div className="no-print flex flex-wrap gap-2">
        <Button kind="main" aria-expanded={isShown} aria-controls={id} onClick={() => setIsShown(!isShown)}>
          {isShown ? words.hide : words.reveal}
        </Button>
        <Button onClick={() => window.print()}>{words.print}</Button>
      </div>
      <div id={id} className={isShown ? "" : "hidden print:block print:break-before-page"}>
        <h2 className="eyebrow mb-1">{words.continuation}</h2>
        <p className={text}>{continuation}</p>
      </div>
    </section>
  );
}
