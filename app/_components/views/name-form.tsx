"use client";

import { type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { text } from "@/app/messages/text";

interface NameFormProps {
  label: string;
  name?: string;
  isBusy: boolean;
  /** Why the last try did not work. */
  problem: string | null;
  onName: (name: string) => void;
  /** Whether it takes the focus as it appears, because the person has just asked for it. */
  isFocused?: boolean;
}

/** A name for a view, and the button that gives it. */
export function NameForm({ label, name = "", isBusy, problem, onName, isFocused = false }: NameFormProps) {
  const id = useId();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onName(String(new FormData(event.currentTarget).get("name")));
  }

  return (
    <form onSubmit={onSubmit} className="grid gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          name="name"
          required
          maxLength={200}
          defaultValue={name}
          autoComplete="off"
          ref={isFocused ? focusAndSelect : undefined}
          placeholder={text.views.name}
          aria-invalid={problem !== null}
          className="target min-w-0 flex-1 rounded border border-edge bg-paper px-2 py-1 placeholder:text-mute"
        />
        <Button type="submit" kind="main" disabled={isBusy}>
          {text.views.save}
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className="text-red text-sm">
          {problem}
        </p>
      )}
    </form>
  );
}

function focusAndSelect(input: HTMLInputElement | null) {
  input?.focus();
  input?.select();
}
