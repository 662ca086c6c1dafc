"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/app/_components/button";
import { changeProcedure } from "@/app/(dashboard)/procedures/[code]/_components/procedure-requests";
import { ChoiceField, TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { recordText } from "@/app/messages/record-text";

interface OwnersFormProps {
  code: string;
  /** Codes; "" is nobody. */
  production: string;
  support: string;
  documentUrl: string;
  teams: readonly { code: string; name: string }[];
}

/** Whose the procedure is in production and in support, and where it is written down. */
export function OwnersForm({ code, production, support, documentUrl, teams }: OwnersFormProps) {
  const words = recordText.procedures.detail;
  const router = useRouter();
  const change = useMutation({ mutationFn: (owners: object) => changeProcedure(code, owners), onSuccess: () => router.refresh() });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const entered = (name: string) => String(data.get(name) ?? "").trim() || null;
    change.mutate({ productionTeam: entered("production"), supportTeam: entered("support"), documentUrl: entered("url") });
  }

  const options = (
    <>
      <option value="">{words.nobody}</option>
      {teams.map((team) => (
        <option key={team.code} value={team.code}>
          {team.name}
        </option>
      ))}
    </>
  );
  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      <ChoiceField label={words.production} name="production" defaultValue={production}>
        {options}
      </ChoiceField>
      <ChoiceField label={words.support} name="support" defaultValue={support}>
        {options}
      </ChoiceField>
      <TextField
        label={words.documentUrl}
        name="url"
        inputMode="url"
        maxLength={2000}
        defaultValue={documentUrl}
        hint={words.documentUrlHint}
      />
      <p className="flex items-center gap-3">
        <Button type="submit" disabled={change.isPending}>
          {words.save}
        </Button>
        <span role="status" className="text-mute text-sm">
          {change.isSuccess && words.saved}
        </span>
      </p>
      {change.isError && (
        <p role="alert" className="text-red text-sm">
          {change.error.message}
        </p>
      )}
    </form>
  );
}
