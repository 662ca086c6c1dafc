"use client";

import { useFormContext, useWatch } from "react-hook-form";
import type { DraftState } from "@/app/(dashboard)/interactions/_components/form/use-draft";
import { recordText } from "@/app/messages/record-text";
import { type CountedField, completenessOf } from "@/lib/documenting/completeness";
import type { FormValues } from "@/lib/documenting/form-values";
import { timeText } from "@/lib/interactions/moment";

const words = recordText.documenting;

interface FormStateProps {
  fields: readonly CountedField[];
  draft: DraftState;
  zone: string;
  knowsCustomer: boolean;
}

/** How complete it is by now, and whether what is typed is kept. */
export function FormState({ fields, draft, zone, knowsCustomer }: FormStateProps) {
  const { control } = useFormContext<FormValues>();
  const { required, missing } = useWatch({ control, compute: (typed: FormValues) => completenessOf(typed, fields, knowsCustomer) });
  return (
    <div className="min-w-0 flex-1 text-sm">
      <p className="text-soft">
        {missing.length === 0 ? words.complete(required) : words.incomplete(required - missing.length, required, missing)}
      </p>
      <p role="status" className={draft.state === "failed" ? "text-red" : "text-mute"}>
        {draftWords(draft, zone)}
      </p>
    </div>
  );
}

function draftWords({ state, savedAt }: DraftState, zone: string): string {
  if (state === "failed") return words.draft.failed;
  if (state === "waiting") return words.draft.waiting;
  return state === "saved" && savedAt !== null ? words.draft.saved(timeText(savedAt, zone)) : "";
}
