"use client";

import { type ReactNode, useId } from "react";
import { type FieldPath, useController, useFormContext, useWatch } from "react-hook-form";
import { recordText } from "@/app/messages/record-text";
import type { FormValues } from "@/lib/documenting/form-values";

/*
 * The fields of the documenting form. Each knows its place in the form by name; what is wrong with it stands below it.
 */

export type Name = FieldPath<FormValues>;

interface Common {
  name: Name;
  label: string;
  hint?: ReactNode;
  className?: string;
}

const LOOK = "target scroll-mb-28 w-full min-w-0 rounded border border-edge bg-paper px-2 py-1";

/** A line of text, with names to choose from where there are any. */
export function LineField({ name, label, hint, className, choices, onLeave, ...input }: Common & LineOptions) {
  const id = useId();
  const { register } = useFormContext<FormValues>();
  const told = useTold(id, name, hint);
  return (
    <div className={box(className)}>
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        maxLength={500}
        list={choices ? `${id}-choices` : undefined}
        className={LOOK}
        {...input}
        {...told.attributes}
        {...register(name, onLeave ? { onBlur: onLeave } : undefined)}
      />
      {choices && (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      {told.below}
    </div>
  );
}

interface LineOptions {
  choices?: readonly string[] | undefined;
  inputMode?: "numeric" | "decimal";
  autoFocus?: boolean;
  placeholder?: string;
  /** When the field is left. */
  onLeave?: () => void;
}

/** Several lines of text. */
export function TextField({ name, label, hint, className, rows = 2 }: Common & { rows?: number }) {
  const id = useId();
  const { register } = useFormContext<FormValues>();
  const told = useTold(id, name, hint);
  return (
    <div className={box(className)}>
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <textarea id={id} rows={rows} className={`${LOOK} resize-y`} {...told.attributes} {...register(name)} />
      {told.below}
    </div>
  );
}

/** One of a closed list that is too long to stand side by side. */
export function SelectField({ name, label, hint, className, options }: Common & { options: Readonly<Record<string, string>> }) {
  const id = useId();
  const { register } = useFormContext<FormValues>();
  const told = useTold(id, name, hint);
  return (
    <div className={box(className)}>
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <select id={id} className={LOOK} {...told.attributes} {...register(name)}>
        <option value="">{recordText.documenting.fields.none}</option>
        {Object.entries(options).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      {told.below}
    </div>
  );
}

/** One of a few that stand side by side: arrows and digits choose, 0 or Delete, or the same once more, takes it back. */
export function ChoiceField({ name, label, hint, className, options, isCertain = false }: Common & ChoiceOptions) {
  const id = useId();
  const { field } = useController<FormValues>({ name });
  const told = useTold(id, name, hint);
  const entries = Object.entries(options);
  const choose = (value: string) => {
    if (value !== "" || !isCertain) field.onChange(value);
  };
  return (
    <fieldset
      className={`min-w-0 scroll-mb-28 ${className ?? ""}`}
      aria-describedby={told.attributes["aria-describedby"]}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const chosen =
          entries.find(([value]) => value === event.key) ?? (/^[1-9]$/.test(event.key) ? entries[Number(event.key) - 1] : undefined);
        const isCleared = event.key === "0" || event.key === "Delete" || event.key === "Backspace";
        if (!chosen && !isCleared) return;
        event.preventDefault();
        choose(chosen?.[0] ?? "");
        const input = chosen && event.currentTarget.querySelector<HTMLInputElement>(`input[value="${chosen[0]}"]`);
        input?.focus();
      }}
    >
      <legend className="eyebrow mb-1.5">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {entries.map(([value, words], at) => (
          <label
            key={value}
            className="target inline-flex cursor-pointer items-center gap-1.5 rounded border border-edge bg-paper px-2.5 py-1 has-checked:border-accent has-checked:bg-accent-wash"
          >
            <input
              type="radio"
              ref={at === 0 ? field.ref : undefined}
              name={name}
              value={value}
              checked={field.value === value}
              onBlur={field.onBlur}
              onChange={() => choose(value)}
              onClick={() => field.value === value && choose("")}
              className="scroll-mb-28 accent-accent"
            />
            {words}
          </label>
        ))}
      </div>
      {told.below}
    </fieldset>
  );
}

interface ChoiceOptions {
  options: Readonly<Record<string, string>>;
  /** One of them always holds: it cannot be taken back. */
  isCertain?: boolean;
}

export function YesNoField(props: Common) {
  return <ChoiceField {...props} options={recordText.documenting.choices.yesNo} />;
}

/** A day, and a time where it is known. */
export function MomentField({ name, label, hint, className, children }: Common & { children?: ReactNode }) {
  const id = useId();
  const { field } = useController<FormValues>({ name });
  const told = useTold(id, name, hint);
  const [day = "", time = ""] = String(field.value).split("T");
  const words = recordText.documenting.fields;
  const put = (newDay: string, newTime: string) => field.onChange(newDay !== "" && newTime !== "" ? `${newDay}T${newTime}` : newDay);
  return (
    <fieldset className={`min-w-0 scroll-mb-28 ${className ?? ""}`} aria-describedby={told.attributes["aria-describedby"]}>
      <legend className="eyebrow mb-1.5">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        <input
          type="date"
          ref={field.ref}
          name={name}
          aria-label={words.day(label)}
          value={day}
          onBlur={field.onBlur}
          onChange={(event) => put(event.target.value, time)}
          className="target min-w-0 flex-1 rounded border border-edge bg-paper px-2 py-1"
        />
        <input
          type="time"
          aria-label={words.time(label)}
          value={time}
          disabled={day === ""}
          onBlur={field.onBlur}
          onChange={(event) => put(day, event.target.value)}
          className="target min-w-0 flex-1 rounded border border-edge bg-paper px-2 py-1 disabled:opacity-50"
        />
      </div>
      {children}
      {told.below}
    </fieldset>
  );
}

/** What of the form a name stands for, as it is now. */
export function useValue(name: Name): unknown {
  return useWatch<FormValues>({ name });
}

function useTold(id: string, name: Name, hint: ReactNode) {
  const { getFieldState, formState } = useFormContext<FormValues>();
  const { error } = getFieldState(name, formState);
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter((each) => each !== "").join(" ");
  return {
    attributes: { "aria-describedby": ids === "" ? undefined : ids, "aria-invalid": error ? true : undefined },
    below: (
      <>
        {hint && (
          <p id={`${id}-hint`} className="text-mute text-sm">
            {hint}
          </p>
        )}
        {error && (
          <p id={`${id}-error`} className="text-red text-sm">
            {error.message}
          </p>
        )}
      </>
    ),
  };
}

function box(className: string | undefined): string {
  return `grid min-w-0 content-start gap-1.5 ${className ?? ""}`;
}
