"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { useMay } from "@/app/_components/rights";
import { sendPraise } from "@/app/(dashboard)/commendations/_components/praise-requests";
import { recordText } from "@/app/messages/record-text";

interface ThankProps {
  about: { commendation: number } | { interaction: number };
  /** What the button is called where many stand in a list. */
  named: string;
  behaviour: string;
}

/** A button that opens a form in its place: thanks that name what was done, with a message and what was given with them. */
export function Thank({ about, named, behaviour }: ThankProps) {
  const words = recordText.recognition;
  const may = useMay();
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const give = useMutation({
    mutationFn: (thanks: object) => sendPraise("POST", "/api/recognitions", { ...about, ...thanks }),
    onSuccess: () => {
      setIsOpen(false);
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const filled = (name: string) => String(data.get(name) ?? "").trim() || null;
    give.mutate({ behaviour: filled("behaviour") ?? "", message: filled("message"), reward: filled("reward") });
  }

  if (!may("write") || !may("read-staff")) return null;
  if (!isOpen) {
    return (
      <Button className="no-print" aria-label={named} onClick={() => setIsOpen(true)}>
        {words.thank}
      </Button>
    );
  }
  return (
    <form
      aria-label={named}
      onSubmit={onSubmit}
      onKeyDown={(event) => event.key === "Escape" && setIsOpen(false)}
      className="no-print grid w-full gap-3 rounded-lg border border-edge bg-card p-3"
    >
      <Field label={words.behaviour} name="behaviour" defaultValue={behaviour} maxLength={200} autoComplete="off" autoFocus />
      <Field label={words.message} hint={words.messageHint} name="message" required={false} maxLength={2000} autoComplete="off" />
      <Field label={words.reward} hint={words.rewardHint} name="reward" required={false} maxLength={200} autoComplete="off" />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={give.isPending}>
          {words.give}
        </Button>
        <Button kind="quiet" onClick={() => setIsOpen(false)}>
          {words.cancel}
        </Button>
      </div>
      {give.isError && (
        <p role="alert" className="text-red text-sm">
          {give.error.message}
        </p>
      )}
    </form>
  );
}
