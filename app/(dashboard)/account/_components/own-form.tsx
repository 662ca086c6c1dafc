"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent, ReactNode } from "react";
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
