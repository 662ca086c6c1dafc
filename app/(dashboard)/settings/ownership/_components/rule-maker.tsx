"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/app/_components/button";
import { makeRule } from "@/app/(dashboard)/settings/ownership/_components/rule-requests";
import { ChoiceField } from "@/app/(dashboard)/settings/sources/_components/field";
import { setUpText } from "@/app/messages/set-up-text";

interface Choice {
  code: string;
  name: string;
}

interface RuleMakerProps {
  procedures: readonly Choice[];
  products: readonly Choice[];
  teams: readonly Choice[];
}

const FIELDS = ["procedure", "product", "team", "production", "support"] as const;

/** Which failures, and whose they are. */
export function RuleMaker({ procedures, products, teams }: RuleMakerProps) {
  const words = setUpText.ownership;
  const router = useRouter();
  const make = useMutation({ mutationFn: makeRule, onSuccess: () => router.refresh() });
  const choices = { procedure: procedures, product: products, team: teams, production: teams, support: teams };

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    make.mutate(Object.fromEntries(FIELDS.map((field) => [field, String(data.get(field))])));
  }

  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        {FIELDS.map((field) => (
          <ChoiceField key={field} name={field} label={words.fields[field]}>
            <option value="">{words.whenEmpty[field]}</option>
            {choices[field].map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </ChoiceField>
        ))}
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
