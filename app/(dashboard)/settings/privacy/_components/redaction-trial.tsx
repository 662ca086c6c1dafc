"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { ask } from "@/app/(dashboard)/settings/privacy/_components/privacy-requests";
import { setUpText } from "@/app/messages/set-up-text";

const words = setUpText.privacy.redaction;

/** A text is shown as it would be kept; nothing of it is. */
export function RedactionTrial() {
  const id = useId();
  const attempt = useMutation({ mutationFn: (text: string) => ask<{ text: string }>("POST", "/api/redaction-trial", { text }) });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    attempt.mutate(String(new FormData(event.currentTarget).get("text")));
  }

  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-2">
      <label htmlFor={id} className="eyebrow">
        {words.tryTitle}
      </label>
      <p id={`${id}-hint`} className="text-mute text-sm">
        {words.tryHint}
      </p>
      <textarea
        id={id}
        name="text"
        rows={3}
        required
        maxLength={10_000}
        aria-describedby={`${id}-hint`}
        placeholder={words.tryPlaceholder}
        className="w-full rounded border border-edge bg-paper px-2 py-1 placeholder:text-mute"
      />
      <p>
        <Button type="submit" disabled={attempt.isPending}>
          {words.trySubmit}
        </Button>
      </p>
      <div role="status">
        {attempt.data && (
          <>
            <p className="text-mute text-sm">{words.result}</p>
            <p className="whitespace-pre-wrap break-words rounded bg-sunken px-2 py-1.5">{attempt.data.text}</p>
          </>
        )}
      </div>
      {attempt.isError && (
        <p role="alert" className="text-red text-sm">
          {attempt.error.message}
        </p>
      )}
    </form>
  );
}
