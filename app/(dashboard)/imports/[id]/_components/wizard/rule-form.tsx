"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/button";
import { Choose } from "@/app/(dashboard)/imports/[id]/_components/wizard/choose";
import { setUpText } from "@/app/messages/set-up-text";
import type { DraftColumn } from "@/lib/imports/draft-view";
import type { RowRule } from "@/lib/imports/reading";

const KINDS = ["one-of", "at-most", "at-least", "present", "all"] as const;

/** One rule about one column; where a column holds few values, they are ticked instead of written. */
export function RuleForm({ columns, onRule, onCancel }: { columns: DraftColumn[]; onRule: (rule: RowRule) => void; onCancel: () => void }) {
  const words = setUpText.draft.rules;
  const id = useId();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("one-of");
  const [name, setName] = useState((columns.find(({ values }) => values !== null && values.length > 1) ?? columns[0])?.name ?? "");
  const values = columns.find((column) => column.name === name)?.values ?? null;

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const rule = ruleOf(kind, name, form);
    if (rule) onRule(rule);
  }

  return (
    <form onSubmit={onSubmit} className="mt-2 grid gap-3 rounded-md border border-hairline bg-card px-3 py-3">
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {kind !== "all" && (
          <Choose label={words.column} value={name} onChange={(event) => setName(event.target.value)}>
            {columns.map((column) => (
              <option key={column.name}>{column.name}</option>
            ))}
          </Choose>
        )}
        <Choose
          label={words.kind}
          value={kind}
          onChange={(event) => setKind(KINDS.find((each) => each === event.target.value) ?? "one-of")}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {words.kinds[each]}
            </option>
          ))}
        </Choose>
        {(kind === "at-most" || kind === "at-least") && (
          <div>
            <label htmlFor={`${id}-number`} className="block text-mute text-sm">
              {words.number}
            </label>
            <input
              id={`${id}-number`}
              name="number"
              type="number"
              step="any"
              required
              className="target w-full rounded-md border border-edge bg-card px-2 py-1"
            />
          </div>
        )}
      </div>
      {kind === "one-of" && values !== null && (
        <fieldset className="flex max-h-52 flex-wrap gap-x-5 gap-y-1 overflow-y-auto">
          <legend className="sr-only">{words.values}</legend>
          {values.map((value) => (
            <label key={`${name} ${value}`} className="target inline-flex items-center gap-1.5">
              <input type="checkbox" name="value" value={value} className="accent-accent" />
              {value}
            </label>
          ))}
        </fieldset>
      )}
      {kind === "one-of" && values === null && (
        <div>
          <label htmlFor={`${id}-values`} className="block text-mute text-sm">
            {words.values}
          </label>
          <textarea
            id={`${id}-values`}
            name="values"
            rows={3}
            required
            className="w-full rounded-md border border-edge bg-card px-2 py-1"
          />
        </div>
      )}
      <div className="flex gap-2">
        <Button type="submit" kind="main">
          {words.apply}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  );
}

function ruleOf(kind: (typeof KINDS)[number], column: string, form: FormData): RowRule | null {
  if (kind === "all") return { rows: "all" };
  if (kind === "present") return { rows: "present", column };
  if (kind === "one-of") {
    const written = String(form.get("values") ?? "").split("\n");
    const values = [...form.getAll("value").map(String), ...written].map((value) => value.trim()).filter((value) => value !== "");
    return values.length === 0 ? null : { rows: "one-of", column, values };
  }
  const number = Number(form.get("number"));
  return Number.isFinite(number) ? { rows: kind, column, number } : null;
}
