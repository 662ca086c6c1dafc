"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button, ButtonLink } from "@/app/_components/button";
import { CopiedText } from "@/app/(dashboard)/settings/sources/_components/copied-text";
import { ChoiceField, TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { useForgetWhenLeft } from "@/app/(dashboard)/settings/sources/_components/forget-when-left";
import { ask, type ShownSecret } from "@/app/(dashboard)/settings/sources/_components/source-requests";
import { setUpText } from "@/app/messages/set-up-text";

export interface ChosenSender {
  code: string;
  name: string;
  secretHint: string;
  isUncertain: boolean;
}

/** Makes a webhook; its address and its secret are then shown in the form's place, this once. */
export function WebhookMaker({
  senders,
  mappings,
}: {
  senders: readonly ChosenSender[];
  mappings: readonly { code: string; name: string }[];
}) {
  const router = useRouter();
  const words = setUpText.sources.webhooks;
  const [code, setCode] = useState("zendesk");
  const sender = senders.find((each) => each.code === code);
  const make = useMutation({
    mutationFn: (order: object) => ask<ShownSecret>("POST", "/api/webhook-sources", order),
    onSuccess: () => router.refresh(),
  });

  useForgetWhenLeft(make.reset);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [name, secret, mapping] = ["name", "secret", "mapping"].map((field) => String(data.get(field) ?? ""));
    make.mutate({
      name,
      sender: code,
      ...(secret && { secret }),
      ...(mapping && { mapping: mapping === BY_SHAPE ? null : mapping }),
    });
  }

  if (make.data)
    return (
      <div role="status" className="grid max-w-[46rem] gap-3 rounded-lg border border-edge bg-card p-4">
        <p className="font-medium">{words.made(make.data.webhook.name)}</p>
        <CopiedText label={words.address} value={`/api/webhooks/${make.data.webhook.code}`} isPath />
        <CopiedText label={words.secretOnce} value={make.data.secret} />
        <p className="text-mute text-sm">
          {words.enterThere} {sender?.secretHint}
        </p>
        <p className="flex flex-wrap gap-2">
          <ButtonLink kind="main" href={`/settings/sources/webhooks/${make.data.webhook.code}`}>
            {words.kept}
          </ButtonLink>
        </p>
      </div>
    );
  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={words.name} name="name" required maxLength={80} placeholder={words.namePlaceholder} />
        <ChoiceField label={words.sender} value={code} onChange={(event) => setCode(event.target.value)}>
          {senders.map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
        </ChoiceField>
        <TextField label={words.secret} name="secret" maxLength={500} placeholder={words.secretPlaceholder} hint={sender?.secretHint} />
        <ChoiceField label={words.mapping} name="mapping">
          <option value="">{words.mappingOfSender}</option>
          <option value={BY_SHAPE}>{words.recognised}</option>
          {mappings.map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
        </ChoiceField>
      </div>
      {sender?.isUncertain && <p className="rounded-md bg-amber-wash px-3 py-2 text-amber">{words.uncertain}</p>}
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

const BY_SHAPE = "by-shape";
