import { type ReactNode, useId } from "react";
import { recordText } from "@/app/messages/record-text";

const FIELD = "target w-full min-w-0 rounded border border-edge bg-paper px-2 py-1";

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
  const id = useId();
  const words = recordText.callbacks.forms;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {words.at}
      </label>
      <input id={id} name="at" type="datetime-local" aria-describedby={`${id}-hint`} className={FIELD} />
      <p id={`${id}-hint`} className="text-mute text-sm">
        {words.atHint}
      </p>
    </div>
  );
}

/** What is typed about a promise. */
export function Words({ label, isNeeded = false }: { label: string; isNeeded?: boolean }) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <input
        id={id}
        name="words"
        required={isNeeded}
        maxLength={2000}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        className={FIELD}
      />
      <p id={`${id}-hint`} className="text-mute text-sm">
        {recordText.callbacks.forms.wordsHint}
      </p>
    </div>
  );
}

/** A list under its name. */
export function Select({
  name,
  label,
  isFirst = false,
  children,
}: {
  name: string;
  label: string;
  isFirst?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <select id={id} name={name} data-first-focus={isFirst ? "" : undefined} className={FIELD}>
        {children}
      </select>
    </div>
  );
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
