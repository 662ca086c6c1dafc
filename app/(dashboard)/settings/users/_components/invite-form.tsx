"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { GivenFields, givenIn } from "@/app/(dashboard)/settings/users/_components/given-fields";
import { ShownLink } from "@/app/(dashboard)/settings/users/_components/shown-link";
import type { Choices } from "@/app/(dashboard)/settings/users/_components/user-list";
import { invite } from "@/app/(dashboard)/settings/users/_components/user-requests";
import { setUpText } from "@/app/messages/set-up-text";

const words = setUpText.users;

/** An address, a role and teams make a link, which is then shown once in the form's place. */
export function InviteForm({ choices }: { choices: Choices }) {
  const id = useId();
  const router = useRouter();
  const send = useMutation({ mutationFn: invite, onSuccess: () => router.refresh() });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    send.mutate({ email: String(form.get("email")), ...givenIn(form) });
  }

  if (send.data) return <ShownLink title={words.invited(send.data.email ?? "")} address={send.data.address} onDone={send.reset} />;
  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-4">
      <div className="grid gap-1.5">
        <label htmlFor={id} className="eyebrow">
          {words.email}
        </label>
        <input
          id={id}
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="off"
          className="target w-full max-w-80 rounded border border-edge bg-paper px-2 py-1"
        />
      </div>
      <GivenFields firstRole="agent" teams={null} choices={choices} />
      <p>
        <Button type="submit" kind="main" disabled={send.isPending}>
          {words.submit}
        </Button>
      </p>
      {send.isError && (
        <p role="alert" className="text-red text-sm">
          {send.error.message}
        </p>
      )}
    </form>
  );
}
