import { type ComponentProps, useId } from "react";
import { Field } from "@/app/_components/field";
import { ChoiceField } from "@/app/(dashboard)/settings/sources/_components/field";
import { recordText } from "@/app/messages/record-text";

/** A day, and a time where one was typed, as a request takes it. */
export function whenOf(data: FormData, name: string): string | null {
  const [day, time] = [String(data.get(name) ?? ""), String(data.get(`${name}Time`) ?? "")];
  if (day === "") return null;
  return time === "" ? day : `${day}T${time}`;
}

/** A day that is ahead, and a time where it is known. */
export function When({
  name,
  label,
  day,
  time,
  isFirst = false,
}: {
  name: string;
  label: string;
  day: string;
  time?: string;
  isFirst?: boolean;
}) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          name={name}
          type="date"
          required
          defaultValue={day}
          data-first-focus={isFirst ? "" : undefined}
          className="target min-w-36 flex-1 rounded border border-edge bg-paper px-2 py-1"
        />
        <input
          name={`${name}Time`}
          type="time"
          aria-label={recordText.callbacks.forms.time}
          defaultValue={time}
          className="target min-w-28 rounded border border-edge bg-paper px-2 py-1"
        />
      </div>
    </div>
  );
}

/** When it happened; empty: now. */
export function Happened() {
  const { at, atHint } = recordText.callbacks.forms;
  return <Field name="at" type="datetime-local" label={at} hint={atHint} required={false} />;
}

/** What is typed about a promise. */
export function Words({ label, isNeeded = false }: { label: string; isNeeded?: boolean }) {
  const { wordsHint } = recordText.callbacks.forms;
  return <Field name="words" label={label} hint={wordsHint} required={isNeeded} maxLength={2000} autoComplete="off" />;
}

/** A list under its name. */
export function Select({ isFirst = false, ...rest }: { label: string; isFirst?: boolean } & ComponentProps<"select">) {
  return <ChoiceField {...rest} data-first-focus={isFirst ? "" : undefined} />;
}

interface ChoiceProps {
  name: string;
  label: string;
  choices: readonly (readonly [value: string, name: string])[];
  chosen: string;
  isFirst?: boolean;
}

/** One of a few, all of them seen. */
export function Choice({ name, label, choices, chosen, isFirst = false }: ChoiceProps) {
  return (
    <fieldset>
      <legend className="eyebrow mb-0.5">{label}</legend>
      <div className="flex flex-wrap gap-x-5">
        {choices.map(([value, words]) => (
          <label key={value} className="target flex items-center gap-2">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              data-first-focus={isFirst && value === chosen ? "" : undefined}
              className="size-4 accent-accent"
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
