"use client";

import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { recordText } from "@/app/messages/record-text";
import type { FormValues } from "@/lib/documenting/form-values";

/** A part of the form that is folded away, and says how much of it is filled. */
export function Folded({ title, of, children }: { title: string; of: readonly (keyof FormValues)[]; children: ReactNode }) {
  const values = useWatch<FormValues>({ name: [...of] });
  const filled = values.filter(isFilled).length;
  return (
    <details className="group min-w-0 border-hairline border-b">
      <summary className="target flex flex-wrap items-baseline justify-between gap-x-4 py-2">
        <span className="font-medium">{title}</span>
        <span className={filled === 0 ? "text-mute text-sm" : "text-sm text-soft"}>
          {recordText.documenting.parts.filled(filled, of.length)}
        </span>
      </summary>
      <div className="grid grid-cols-1 gap-x-5 gap-y-4 pt-1 pb-5 sm:grid-cols-2">{children}</div>
    </details>
  );
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((entry) => Object.entries(Object(entry)).some(([name, part]) => tells(name, part)));
  return typeof value === "string" && value.trim() !== "";
}

/** The words of a step stand there from the start and say nothing. */
function tells(name: string, part: unknown): boolean {
  return name !== "polarity" && name !== "step" && part !== "" && part !== false;
}
