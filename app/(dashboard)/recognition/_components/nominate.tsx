"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { useMay } from "@/app/_components/rights";
import { sendPraise } from "@/app/(dashboard)/commendations/_components/praise-requests";
import { recordText } from "@/app/messages/record-text";

/** A button that opens a form in its place: an interaction was handled in a way that others can learn from. */
export function Nominate({ interactionId, externalId }: { interactionId: number; externalId: string }) {
  const words = recordText.recognition;
  const may = useMay();
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const keep = useMutation({
    mutationFn: (behaviour: string) => sendPraise("POST", "/api/exemplars", { interaction: interactionId, behaviour }),
    onSuccess: () => {
      setIsOpen(false);
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    keep.mutate(String(new FormData(event.currentTarget).get("behaviour") ?? ""));
  }

  if (!may("write") || !may("read-staff")) return null;
  if (!isOpen) {
    return (
      <Button className="no-print" aria-label={words.nominateNamed(externalId)} onClick={() => setIsOpen(true)}>
        {words.nominate}
      </Button>
    );
  }
  return (
    <form
      aria-label={words.nominateNamed(externalId)}
      onSubmit={onSubmit}
      onKeyDown={(event) => event.key === "Escape" && setIsOpen(false)}
      className="no-print grid w-full gap-3 rounded-lg border border-edge bg-card p-3"
    >
      <Field label={words.behaviour} hint={words.nominateHint} name="behaviour" maxLength={200} autoComplete="off" autoFocus />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={keep.isPending}>
          {words.save}
        </Button>
        <Button kind="quiet" onClick={() => setIsOpen(false)}>
          {words.cancel}
        </Button>
      </div>
      {keep.isError && (
        <p role="alert" className="text-red text-sm">
          {keep.error.message}
        </p>
      )}
    </form>
  );
}
