"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/app/_components/button";
import { changeProcedure } from "@/app/(dashboard)/procedures/[code]/_components/procedure-requests";
import { ChoiceField } from "@/app/(dashboard)/settings/sources/_components/field";
import { recordText } from "@/app/messages/record-text";

export interface EligibleChoice {
  key: keyof typeof recordText.procedures.detail.dimensions;
  choices: readonly { code: string; name: string }[];
  selected: readonly string[];
}

/** Which of its interactions the procedure is meant for: teams, products, channels and causes. */
export function EligibleForm({ code, choices }: { code: string; choices: readonly EligibleChoice[] }) {
  const words = recordText.procedures.detail;
  const router = useRouter();
  const change = useMutation({ mutationFn: (eligible: string) => changeProcedure(code, { eligible }), onSuccess: () => router.refresh() });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    change.mutate(new URLSearchParams([...data].map(([key, value]): [string, string] => [key, String(value)])).toString());
  }

  return (
    <details>
      <summary className="no-print link target inline-flex items-center">{words.change}</summary>
      <form onSubmit={onSubmit} className="mt-2 grid gap-3">
        {choices.map(({ key, choices: options, selected }) => (
          <ChoiceField key={key} label={words.dimensions[key]} name={key} multiple size={4} defaultValue={[...selected]}>
            {options.map((option) => (
              <option key={option.code} value={option.code}>
                {option.name}
              </option>
            ))}
          </ChoiceField>
        ))}
        <p className="text-mute text-sm">{words.several}</p>
        <p className="flex items-center gap-3">
          <Button type="submit" disabled={change.isPending}>
            {words.save}
          </Button>
          <span role="status" className="text-mute text-sm">
            {change.isSuccess && words.saved}
          </span>
        </p>
      </form>
      {change.isError && (
        <p role="alert" className="text-red text-sm">
          {change.error.message}
        </p>
      )}
    </details>
  );
}
