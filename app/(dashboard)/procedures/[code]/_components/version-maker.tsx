"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef } from "react";
import { Button } from "@/app/_components/button";
import { addVersion } from "@/app/(dashboard)/procedures/[code]/_components/procedure-requests";
import { TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { recordText } from "@/app/messages/record-text";

/** The next version: from when, and what it says or where that is written. */
export function VersionMaker({ code, next, today }: { code: string; next: number; today: string }) {
  const words = recordText.procedures.detail;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const add = useMutation({
    mutationFn: (version: object) => addVersion(code, version),
    onSuccess: () => {
      form.current?.reset();
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const entered = (name: string) => String(data.get(name) ?? "");
    add.mutate({ effectiveDay: entered("day"), document: entered("document"), documentUrl: entered("url") });
  }

  return (
    <details className="mt-3">
      <summary className="no-print link target inline-flex items-center">{words.add(next)}</summary>
      <form ref={form} onSubmit={onSubmit} className="mt-2 grid max-w-[40rem] gap-3">
        <TextField label={words.effective} name="day" type="date" required defaultValue={today} className="max-w-44" />
        <div className="grid gap-1.5">
          <label htmlFor={id} className="eyebrow">
            {words.document}
          </label>
          <textarea
            id={id}
            name="document"
            rows={4}
            maxLength={20_000}
            aria-describedby={`${id}-hint`}
            className="w-full rounded border border-edge bg-paper px-2 py-1"
          />
          <p id={`${id}-hint`} className="text-mute text-sm">
            {words.documentHint}
          </p>
        </div>
        <TextField label={words.documentUrl} name="url" inputMode="url" maxLength={2000} hint={words.documentUrlHint} />
        <p>
          <Button type="submit" kind="main" disabled={add.isPending}>
            {words.add(next)}
          </Button>
        </p>
      </form>
      <p role="status" className="text-mute text-sm">
        {add.data && words.added(add.data.version)}
      </p>
      {add.isError && (
        <p role="alert" className="text-red text-sm">
          {add.error.message}
        </p>
      )}
    </details>
  );
}
