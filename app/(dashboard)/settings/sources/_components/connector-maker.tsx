"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { ChoiceField, TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { ask } from "@/app/(dashboard)/settings/sources/_components/source-requests";
import { setUpText } from "@/app/messages/set-up-text";

const EVERY = [5, 15, 60, 360, 1440];

/** Makes a connector and goes to it, where its first run shows. */
export function ConnectorMaker() {
  const router = useRouter();
  const words = setUpText.sources.connectors;
  const [vendor, setVendor] = useState<keyof typeof words.tokenHint>("zendesk");
  const make = useMutation({
    mutationFn: (order: object) => ask<{ code: string }>("POST", "/api/connectors", order),
    onSuccess: ({ code }) => router.push(`/settings/sources/connectors/${code}`),
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const entered = (name: string) => String(data.get(name) ?? "");
    const since = Date.parse(entered("since"));
    make.mutate({
      name: entered("name"),
      vendor,
      address: entered("address"),
      token: entered("token"),
      everyMinutes: Number(entered("every")),
      ...(vendor === "zendesk" && { email: entered("email") }),
      ...(Number.isFinite(since) && { since }),
    });
  }

  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={words.name} name="name" required maxLength={80} placeholder={words.namePlaceholder} />
        <ChoiceField
          label={words.vendor}
          value={vendor}
          onChange={(event) => setVendor(event.target.value === "freshdesk" ? "freshdesk" : "zendesk")}
        >
          <option value="zendesk">Zendesk</option>
          <option value="freshdesk">Freshdesk</option>
        </ChoiceField>
        <TextField label={words.address} name="address" required maxLength={300} inputMode="url" hint={words.addressHint} />
        {vendor === "zendesk" && <TextField label={words.email} name="email" maxLength={200} inputMode="email" hint={words.emailHint} />}
        <TextField label={words.token} name="token" type="password" required maxLength={2000} hint={words.tokenHint[vendor]} />
        <TextField label={words.since} name="since" type="date" hint={words.sinceHint} />
        <ChoiceField label={words.every} name="every" defaultValue="15">
          {EVERY.map((minutes) => (
            <option key={minutes} value={minutes}>
              {words.everyMinutes(minutes)}
            </option>
          ))}
        </ChoiceField>
      </div>
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
