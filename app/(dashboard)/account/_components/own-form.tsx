"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ComponentProps, type FormEvent, type ReactNode, useId } from "react";
import { Button } from "@/app/_components/button";
import { setUpText } from "@/app/messages/set-up-text";

/** A small form about oneself: sends, reads the page anew, and says how it went. What was typed is gone then, unless it is kept. */
export function OwnForm({
  action,
  submit,
  keeps = false,
  children,
}: {
  action: (form: FormData) => Promise<unknown>;
  submit: string;
  keeps?: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const send = useMutation({ mutationFn: action, onSuccess: () => router.refresh() });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    send.mutate(new FormData(form), { onSuccess: () => !keeps && form.reset() });
  }

  return (
    <form onSubmit={onSubmit} method="post" className="grid max-w-80 gap-4">
      {children}
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={send.isPending}>
          {submit}
        </Button>
        <span role="status" className="text-mute text-sm">
          {send.isSuccess && setUpText.account.saved}
        </span>
      </p>
      {send.isError && (
        <p role="alert" className="text-red text-sm">
          {send.error.message}
        </p>
      )}
    </form>
  );
}

/** An input under its name. */
export function OwnField({ label, hint, ...input }: { label: string; hint?: string } & ComponentProps<"input">) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <input
        id={id}
        required
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="target w-full rounded border border-edge bg-paper px-2 py-1"
        {...input}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-mute text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
