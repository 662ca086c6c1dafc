"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { sendFromDoor } from "@/app/(entrance)/_components/door-request";

/**
 * A form that sends its fields as JSON. What is done then is the caller's; what went wrong is said below it.
 * @param extra what is sent besides what was typed
 */
export function DoorForm({
  address,
  extra = {},
  submit,
  onDone,
  children,
}: {
  address: string;
  extra?: Record<string, string>;
  submit: string;
  onDone: (status: number) => void;
  children: ReactNode;
}) {
  const send = useMutation({ mutationFn: (body: object) => sendFromDoor(address, body), onSuccess: onDone });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    send.mutate({ ...Object.fromEntries(new FormData(event.currentTarget)), ...extra });
  }

  return (
    <form onSubmit={onSubmit} method="post" className="grid gap-4">
      {children}
      {send.isError && (
        <p role="alert" className="text-red text-sm">
          {send.error.message}
        </p>
      )}
      <p>
        <Button type="submit" kind="main" className="w-full" disabled={send.isPending || send.isSuccess}>
          {submit}
        </Button>
      </p>
    </form>
  );
}
