"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { makeKey } from "@/app/(dashboard)/settings/keys/_components/key-requests";
import { MadeKey } from "@/app/(dashboard)/settings/keys/_components/made-key";
import { setUpText } from "@/app/messages/set-up-text";
import { SCOPE_MEANINGS, SCOPES } from "@/lib/access/scopes";

/** A name and what it may do make a key, which is then shown once in the form's place. */
export function KeyMaker() {
  const id = useId();
  const router = useRouter();
  const make = useMutation({
    mutationFn: async (order: { name: string; scopes: string[] }) => {
      if (order.scopes.length === 0) throw new Error(setUpText.keys.noScope);
      return makeKey(order);
    },
    onSuccess: () => router.refresh(),
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    make.mutate({ name: String(data.get("name")), scopes: data.getAll("scope").map(String) });
  }

  if (make.data) return <MadeKey made={make.data} onKept={make.reset} />;
  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-4">
      <div className="grid gap-1.5">
        <label htmlFor={id} className="eyebrow">
          {setUpText.keys.name}
        </label>
        <input
          id={id}
          name="name"
          required
          maxLength={80}
          autoComplete="off"
          placeholder={setUpText.keys.namePlaceholder}
          className="target w-full max-w-80 rounded border border-edge bg-paper px-2 py-1 placeholder:text-mute"
        />
      </div>
      <fieldset>
        <legend className="eyebrow mb-1.5">{setUpText.keys.scopes}</legend>
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {SCOPES.map((scope) => (
            <li key={scope}>
              <label className="target flex items-start gap-2 py-1">
                <input type="checkbox" name="scope" value={scope} className="mt-1 accent-accent" />
                <span className="min-w-0">
                  {SCOPE_MEANINGS[scope]}
                  <code className="block text-mute text-sm">{scope}</code>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <p>
        <Button type="submit" kind="main" disabled={make.isPending}>
          {setUpText.keys.submit}
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
