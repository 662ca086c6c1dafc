"use client";

import { useId, useState } from "react";
import { Button } from "@/app/_components/button";
import { RuleForm } from "@/app/(dashboard)/imports/[id]/_components/wizard/rule-form";
import { setUpText } from "@/app/messages/set-up-text";
import { formatLevel } from "@/lib/format";
import type { DraftColumn } from "@/lib/imports/draft-view";
import type { RowRule } from "@/lib/imports/reading";

/** Rules of which one has to hold; each can be removed, and others added. */
export function RuleList({
  title,
  hint,
  rows,
  rules,
  columns,
  isReading,
  onChange,
}: {
  title: string;
  hint: string;
  rows: string;
  /** Null where the mapping's own rule is more than these can say. */
  rules: RowRule[] | null;
  columns: DraftColumn[];
  isReading: boolean;
  onChange: (rules: RowRule[]) => void;
}) {
  const words = setUpText.draft.rules;
  const id = useId();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h3 id={id} className="font-medium">
        {title} <span className="font-normal text-mute">· {rows}</span>
      </h3>
      <p className="text-mute text-sm">{hint}</p>
      {rules === null || rules.length === 0 ? (
        <p className="border-hairline border-b py-2 text-soft">{rules === null ? words.own : words.none}</p>
      ) : (
        <ul>
          {rules.map((rule) => (
            <li key={JSON.stringify(rule)} className="flex flex-wrap items-center justify-between gap-x-3 border-hairline border-b py-1">
              <span className="min-w-0 flex-1 break-words">{sayRule(rule)}</span>
              <Button
                kind="quiet"
                disabled={isReading}
                aria-label={`${words.remove}: ${sayRule(rule)}`}
                onClick={() => onChange(rules.filter((each) => each !== rule))}
              >
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isAdding ? (
        <RuleForm
          columns={columns}
          onCancel={() => setIsAdding(false)}
          onRule={(rule) => {
            setIsAdding(false);
            // "All rows" beside another rule would make that one say nothing.
            const others = (rules ?? []).filter((each) => each.rows !== "all");
            onChange(rule.rows === "all" ? [rule] : [...others, rule]);
          }}
        />
      ) : (
        <Button kind="plain" className="mt-2" disabled={isReading} onClick={() => setIsAdding(true)}>
          {words.add}
        </Button>
      )}
    </section>
  );
}

function sayRule(rule: RowRule): string {
  const words = setUpText.draft.rules;
  switch (rule.rows) {
    case "all":
      return words.all;
    case "one-of":
      return words.sayOneOf(rule.column, rule.values.join(words.or));
    case "present":
      return words.sayPresent(rule.column);
    default:
      return words.sayNumber(rule.column, words.kinds[rule.rows], formatLevel(rule.number));
  }
}
