"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { ask } from "@/app/(dashboard)/settings/privacy/_components/privacy-requests";
import { setUpText } from "@/app/messages/set-up-text";

const words = setUpText.privacy.redaction;
const KINDS = ["emails", "phones", "cards", "names"] as const;

type Kinds = Record<(typeof KINDS)[number], boolean>;

/** Each kind of personal data that is taken out of text, on or off. */
export function RedactionForm({ redaction }: { redaction: Kinds }) {
  const router = useRouter();
  const [kinds, setKinds] = useState(redaction);
  const save = useMutation({
    mutationFn: () => ask("PATCH", "/api/privacy-settings", { redaction: kinds }),
    onSuccess: () => router.refresh(),
  });
  const isTurnedOff = KINDS.some((kind) => redaction[kind] && !kinds[kind]);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-3">
      <fieldset>
        <legend className="sr-only">{words.title}</legend>
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {KINDS.map((kind) => (
            <li key={kind}>
              <label className="target flex items-start gap-2 py-1">
                <input
                  type="checkbox"
                  checked={kinds[kind]}
                  onChange={(event) => {
                    save.reset();
                    setKinds({ ...kinds, [kind]: event.target.checked });
                  }}
                  className="mt-1 accent-accent"
                />
                {words.kinds[kind]}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      {isTurnedOff && <p className="text-red">{words.off}</p>}
      <p>
        <Button type="submit" kind="main" disabled={save.isPending}>
          {words.submit}
        </Button>
      </p>
      <p role="status">{save.isSuccess && words.saved}</p>
      {save.isError && (
        <p role="alert" className="text-red text-sm">
          {save.error.message}
        </p>
      )}
    </form>
  );
}
