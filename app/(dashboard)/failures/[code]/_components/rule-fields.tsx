"use client";

import { useId } from "react";
import type { RuleWritten } from "@/app/_data/failure-requests";
import { recordText } from "@/app/messages/record-text";

/** Causes and products that a rule can ask for. */
export interface RuleChoices {
  causes: readonly { code: string; name: string }[];
  products: readonly { code: string; name: string }[];
}

interface RuleFieldsProps {
  choices: RuleChoices;
  onChange: (rule: RuleWritten) => void;
  rule: RuleWritten;
  /** Whether it asks since when, too. */
  hasFrom?: boolean;
}

/** What interactions must have: a cause, a product, words, a first day. */
export function RuleFields({ choices, rule, onChange, hasFrom = false }: RuleFieldsProps) {
  const id = useId();
  const words = recordText.failureLinks.rule;
  const lists = [
    { key: "cause", label: words.cause, options: choices.causes },
    { key: "product", label: words.product, options: choices.products },
  ] as const;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <div className="grid gap-1.5 sm:col-span-2">
        <label htmlFor={`${id}-words`} className="eyebrow">
          {words.words}
        </label>
        <input
          id={`${id}-words`}
          data-first-focus
          value={rule.words ?? ""}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => onChange({ ...rule, words: event.target.value })}
          className={FIELD}
        />
      </div>
      {lists.map(({ key, label, options }) => (
        <div key={key} className="grid min-w-0 gap-1.5">
          <label htmlFor={`${id}-${key}`} className="eyebrow">
            {label}
          </label>
          <select
            id={`${id}-${key}`}
            value={rule[key] ?? ""}
            onChange={(event) => onChange({ ...rule, [key]: event.target.value })}
            className={FIELD}
          >
            <option value="">{words.any}</option>
            {options.map((option) => (
              <option key={option.code} value={option.code}>
                {option.name}
              </option>
            ))}
          </select>
        </div>
      ))}
      {hasFrom && (
        <div className="grid gap-1.5">
          <label htmlFor={`${id}-from`} className="eyebrow">
            {words.from}
          </label>
          <input
            id={`${id}-from`}
            type="date"
            value={rule.from ?? ""}
            onChange={(event) => onChange({ ...rule, from: event.target.value })}
            className={FIELD}
          />
        </div>
      )}
    </div>
  );
}

/** Without the fields that were left empty; null when all were. */
export function ruleOf(rule: RuleWritten): RuleWritten | null {
  const written = Object.fromEntries(Object.entries(rule).filter(([, value]) => value.trim() !== ""));
  return Object.keys(written).some((key) => key !== "from") ? written : null;
}

const FIELD = "target w-full min-w-0 rounded border border-edge bg-paper px-2 py-1";
