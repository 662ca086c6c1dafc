"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { ask } from "@/app/(dashboard)/settings/privacy/_components/privacy-requests";
import { ChoiceField, TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { setUpText } from "@/app/messages/set-up-text";

const words = setUpText.privacy.holds;
const WHATS = ["customer", "interaction", "everything"] as const;

/** A name, a reason and what is held make a hold. */
export function HoldMaker() {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [what, setWhat] = useState<(typeof WHATS)[number]>("customer");
  const place = useMutation({
    mutationFn: (hold: object) => ask("POST", "/api/legal-holds", hold),
    onSuccess: () => {
      form.current?.reset();
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const which = String(data.get("which")).trim();
    const held = { everything: "everything", interaction: { interaction: Number(which) }, customer: { customer: { subject: "customer", id: which } } };
    place.mutate({ name: data.get("name"), reason: data.get("reason"), what: held[what] });
  }

  return (
    <form ref={form} onSubmit={onSubmit} className="grid max-w-[46rem] gap-4 sm:grid-cols-2">
      <TextField label={words.name} name="name" required maxLength={200} placeholder={words.namePlaceholder} />
      <TextField label={words.reason} name="reason" required maxLength={200} />
      <ChoiceField label={words.what} value={what} onChange={(event) => setWhat(WHATS.find((each) => each === event.target.value) ?? "customer")}>
        {WHATS.map((each) => (
          <option key={each} value={each}>
            {words.whats[each]}
          </option>
        ))}
      </ChoiceField>
      {what !== "everything" && <TextField label={words[what]} name="which" required maxLength={400} />}
      <p className="sm:col-span-2">
        <Button type="submit" disabled={place.isPending}>
          {words.submit}
        </Button>
      </p>
      {place.isError && (
        <p role="alert" className="text-red text-sm sm:col-span-2">
          {place.error.message}
        </p>
      )}
    </form>
  );
}
