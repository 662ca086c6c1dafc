"use client";

import { useDeferredValue, useId, useState } from "react";
import { recordText } from "@/app/messages/record-text";
import { wordingHints } from "@/lib/learning/wording-hints";

interface HintedTextProps {
  name: string;
  label: string;
  initial?: string | null;
  hint?: string;
  rows?: number;
  maxLength?: number;
  required?: boolean;
  /** Whether it is told where a wording looks for somebody to blame. */
  isHinted?: boolean;
}

/** A text of several lines, with a quiet question beside wordings that look for somebody to blame. It never stands in the way. */
export function HintedText({ name, label, initial, hint, rows = 3, maxLength = 4000, required = false, isHinted = true }: HintedTextProps) {
  const words = recordText.learning.hints;
  const id = useId();
  const [text, setText] = useState(initial ?? "");
  const read = useDeferredValue(text);
  const hints = isHinted ? wordingHints(read).slice(0, 3) : [];
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-mute text-sm">
          {hint}
        </p>
      )}
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        required={required}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-describedby={`${hint ? `${id}-hint ` : ""}${id}-wording`}
        className="w-full rounded border border-edge bg-paper px-2 py-1.5"
      />
      <ul id={`${id}-wording`} aria-live="polite" aria-label={words.label} className="grid gap-1 text-sm empty:hidden">
        {hints.map(({ found, kind, at }) => (
          <li key={at} className="border-edge border-l-2 pl-2 text-soft">
            <q className="text-mute">{found}</q> {words.ask[kind]}
          </li>
        ))}
      </ul>
    </div>
  );
}
