"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/app/_components/button";
import { makePlaybook } from "@/app/(dashboard)/playbooks/_components/playbook-requests";
import { ChoiceField, TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { recordText } from "@/app/messages/record-text";

/** A new playbook, with the steps of another one or with none; its page opens. */
export function MakePlaybook({ others }: { others: { code: string; name: string }[] }) {
  const words = recordText.playbooks;
  const router = useRouter();
  const make = useMutation({ mutationFn: makePlaybook, onSuccess: ({ code }) => router.push(`/playbooks/${code}`) });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const entered = (name: string) => String(data.get(name) ?? "");
    make.mutate({ name: entered("name"), about: entered("about") || null, copyOf: entered("copyOf") || null });
  }

  return (
    <details className="no-print mt-6">
      <summary className="link target inline-flex items-center">{words.make}</summary>
      <form onSubmit={onSubmit} className="mt-2 grid max-w-[40rem] gap-3">
        <TextField label={words.name} name="name" required maxLength={120} />
        <TextField label={words.about} name="about" maxLength={1000} />
        <ChoiceField label={words.copyOf} name="copyOf" hint={words.makeHint} defaultValue="">
          <option value="">{words.copyOfNone}</option>
          {others.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </ChoiceField>
        <p>
          <Button type="submit" kind="main" disabled={make.isPending}>
            {words.makeIt}
          </Button>
        </p>
      </form>
      {make.isError && (
        <p role="alert" className="text-red text-sm">
          {make.error.message}
        </p>
      )}
    </details>
  );
}
