"use client";

import type { ReactNode } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { Button } from "@/app/_components/button";
import { ChoiceField, LineField, TextField, YesNoField } from "@/app/(dashboard)/interactions/_components/form/form-fields";
import { recordText } from "@/app/messages/record-text";
import type { FormValues } from "@/lib/documenting/form-values";

const { fields, choices: words } = recordText.documenting;
const RATINGS = { "1": "1", "2": "2", "3": "3", "4": "4", "5": "5" };

/** Options that were offered to the customer, and which of them was chosen. */
export function OptionRows() {
  const { control, register } = useFormContext<FormValues>();
  const rows = useFieldArray({ control, name: "options" });
  return (
    <Rows legend={fields.options} add={fields.addOption} onAdd={() => rows.append({ text: "", wasChosen: false })}>
      {rows.fields.map(({ id }, at) => (
        <div key={id} className="grid grid-cols-1 items-end gap-x-3 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
          <LineField name={`options.${at}.text`} label={fields.option(at + 1)} />
          <label className="target inline-flex items-center gap-1.5">
            <input type="checkbox" className="accent-accent" {...register(`options.${at}.wasChosen`)} />
            {fields.chosen}
          </label>
          <Remove what={fields.option(at + 1)} onRemove={() => rows.remove(at)} />
        </div>
      ))}
    </Rows>
  );
}

/** Whom it was handed over to, why, how, and what they thought of it. */
export function HandoverRows({ teams }: { teams: readonly string[] }) {
  const { control } = useFormContext<FormValues>();
  const rows = useFieldArray({ control, name: "handovers" });
  const blank = { fromTeam: "", toTeam: "", level: "", reason: "", wasWarm: "", note: "", receiverRating: "", at: "" } as const;
  return (
    <Rows legend={fields.handovers} add={fields.addHandover} onAdd={() => rows.append({ kind: "escalation", ...blank })}>
      {rows.fields.map(({ id }, at) => (
        <fieldset key={id} className="grid min-w-0 grid-cols-1 gap-x-5 gap-y-3 rounded border border-hairline p-3 sm:grid-cols-2">
          <legend className="px-1 text-soft text-sm">{fields.handover(at + 1)}</legend>
          <ChoiceField name={`handovers.${at}.kind`} label={fields.kind} options={words.handover} isCertain />
          <LineField name={`handovers.${at}.level`} label={fields.level} inputMode="numeric" />
          <LineField name={`handovers.${at}.toTeam`} label={fields.toTeam} choices={teams} />
          <YesNoField name={`handovers.${at}.wasWarm`} label={fields.wasWarm} />
          <TextField name={`handovers.${at}.reason`} label={fields.reason} />
          <TextField name={`handovers.${at}.note`} label={fields.note} />
          <ChoiceField name={`handovers.${at}.receiverRating`} label={fields.receiverRating} options={RATINGS} />
          <Remove what={fields.handover(at + 1)} onRemove={() => rows.remove(at)} />
        </fieldset>
      ))}
    </Rows>
  );
}

/** What was given to make it up. */
export function GestureRows() {
  const { control } = useFormContext<FormValues>();
  const rows = useFieldArray({ control, name: "gestures" });
  return (
    <Rows legend={fields.gestures} add={fields.addGesture} onAdd={() => rows.append({ kind: "", value: "", currency: "", at: "" })}>
      {rows.fields.map(({ id }, at) => (
        <div key={id} className="grid grid-cols-1 items-end gap-x-3 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_7rem_6rem_auto]">
          <LineField name={`gestures.${at}.kind`} label={fields.gesture(at + 1)} />
          <LineField name={`gestures.${at}.value`} label={fields.value} inputMode="decimal" />
          <LineField name={`gestures.${at}.currency`} label={fields.currency} placeholder="EUR" />
          <Remove what={fields.gesture(at + 1)} onRemove={() => rows.remove(at)} />
        </div>
      ))}
    </Rows>
  );
}

function Rows({ legend, add, onAdd, children }: { legend: string; add: string; onAdd: () => void; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-3 sm:col-span-2">
      <legend className="eyebrow mb-1.5">{legend}</legend>
      {children}
      <div>
        <Button onClick={onAdd}>{add}</Button>
      </div>
    </fieldset>
  );
}

function Remove({ what, onRemove }: { what: string; onRemove: () => void }) {
  return (
    <div>
      <Button kind="quiet" onClick={onRemove}>
        {fields.remove(what)}
      </Button>
    </div>
  );
}
