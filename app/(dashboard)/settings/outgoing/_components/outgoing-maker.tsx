"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button, ButtonLink } from "@/app/_components/button";
import { askOutgoing, type ShownSigningSecret } from "@/app/(dashboard)/settings/outgoing/_components/outgoing-requests";
import { ShownSecret } from "@/app/(dashboard)/settings/outgoing/_components/shown-secret";
import { TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { useForgetWhenLeft } from "@/app/(dashboard)/settings/sources/_components/forget-when-left";
import { setUpText } from "@/app/messages/set-up-text";
import { OUTGOING_EVENTS } from "@/lib/outgoing/events";

/** Makes an outgoing webhook; its secret is then shown in the form's place, this once. */
export function OutgoingMaker() {
  const words = setUpText.outgoing;
  const router = useRouter();
  const make = useMutation({
    mutationFn: async (order: { name: string; url: string; events: string[] }) => {
      if (order.events.length === 0) throw new Error(words.noEvent);
      return askOutgoing<ShownSigningSecret>("POST", "", order);
    },
    onSuccess: () => router.refresh(),
  });
  useForgetWhenLeft(make.reset);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    make.mutate({ name: String(data.get("name")), url: String(data.get("url")), events: data.getAll("event").map(String) });
  }

  if (make.data)
    return (
      <ShownSecret made={make.data}>
        <ButtonLink kind="main" href={`/settings/outgoing/${make.data.webhook.code}`}>
          {words.kept}
        </ButtonLink>
      </ShownSecret>
    );
  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={words.name} name="name" required maxLength={80} placeholder={words.namePlaceholder} />
        <TextField label={words.url} name="url" type="url" required maxLength={2000} placeholder={words.urlPlaceholder} />
      </div>
      <fieldset>
        <legend className="eyebrow mb-1.5">{words.events}</legend>
        <ul>
          {OUTGOING_EVENTS.map((event) => (
            <li key={event}>
              <label className="target flex items-start gap-2 py-1">
                <input type="checkbox" name="event" value={event} className="mt-1 accent-accent" />
                <span className="min-w-0">
                  {words.eventNames[event]}
                  <code className="block text-mute text-sm">{event}</code>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <p>
        <Button type="submit" kind="main" disabled={make.isPending}>
          {words.submit}
        </Button>
      </p>
      {make.isError && (
        <p role="alert" className="text-red text-sm">
          {make.error.message}
        </p>
      )}
    </form>
  );
}
