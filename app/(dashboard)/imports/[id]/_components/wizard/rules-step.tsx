"use client";

import { Section } from "@/app/_components/section";
import { RuleList } from "@/app/(dashboard)/imports/[id]/_components/wizard/rule-list";
import type { DraftInHand } from "@/app/(dashboard)/imports/[id]/_components/wizard/use-draft";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount } from "@/lib/format";

/** Which rows are difficult interactions, and which are praise. */
export function RulesStep({ view, say, isReading }: DraftInHand) {
  const words = setUpText.draft.rules;
  const count = view.whole.state === "done" ? view.whole.preview : view.first;
  const shared = { columns: view.columns, isReading };
  return (
    <Section title={words.title}>
      <div className="grid grid-cols-1 gap-x-10 gap-y-5 lg:grid-cols-2">
        <RuleList
          {...shared}
          title={words.difficult}
          hint={words.difficultHint}
          rows={words.rowsDifficult(formatCount(count.difficult))}
          rules={view.difficult}
          onChange={(difficult) => say({ difficult })}
        />
        <RuleList
          {...shared}
          title={words.praise}
          hint={words.praiseHint}
          rows={words.rowsDifficult(formatCount(count.commended))}
          rules={view.praise}
          onChange={(praise) => say({ praise })}
        />
      </div>
    </Section>
  );
}
