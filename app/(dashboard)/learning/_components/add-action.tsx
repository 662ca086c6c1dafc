"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ActionFields, type Owners } from "@/app/(dashboard)/learning/_components/action-fields";
import { filled, sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { recordText } from "@/app/messages/record-text";

/** A button that opens a form in its place: what else is to be done. */
export function AddAction({ code, owners }: { code: string; owners: Owners }) {
  const words = recordText.learning;
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const add = useMutation({
    mutationFn: (body: object) => sendLearning("POST", `/api/lessons/${code}/actions`, body),
    onSuccess: () => {
      setIsOpen(false);
      router.refresh();
    },
  });
  if (!isOpen) {
    return (
      <Button className="no-print" onClick={() => setIsOpen(true)}>
        {words.action.add}
      </Button>
    );
  }
  return (
    <form
      aria-label={words.action.add}
      className="no-print grid gap-3 rounded-lg border border-edge bg-card p-3"
      onKeyDown={(event) => event.key === "Escape" && setIsOpen(false)}
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        add.mutate({ text: filled(data, "text") ?? "", owner: filled(data, "owner") ?? "me", due: filled(data, "due") ?? "" });
      }}
    >
      <ActionFields owners={owners} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={add.isPending}>
          {words.action.add}
        </Button>
        <Button kind="quiet" onClick={() => setIsOpen(false)}>
          {words.cancel}
        </Button>
      </div>
      {add.isError && (
        <p role="alert" className="text-red text-sm">
          {add.error.message}
        </p>
      )}
    </form>
  );
}
