"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef } from "react";
import { Button } from "@/app/_components/button";
import { ask } from "@/app/(dashboard)/settings/privacy/_components/privacy-requests";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount } from "@/lib/format";

const words = setUpText.privacy.retention;
const KINDS = ["narrative", "summary", "attributes", "texts", "identity"] as const;
const PARTS = [...KINDS, "rejectedRows"] as const;

type Months = Record<(typeof KINDS)[number], number | null>;

/** Months by kind of text; what tomorrow would go is counted before it is saved. */
export function RetentionForm({ retention }: { retention: Months }) {
  const id = useId();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const count = useMutation({
    mutationFn: (asked: object) => ask<Record<(typeof PARTS)[number], number>>("POST", "/api/retention-preview", { retention: asked }),
  });
  const save = useMutation({
    mutationFn: (asked: object) => ask("PATCH", "/api/privacy-settings", { retention: asked }),
    onSuccess: () => router.refresh(),
  });
  const asked = () => monthsIn(new FormData(form.current ?? undefined));

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    save.mutate(asked());
  }
  function onChange() {
    count.reset();
    save.reset();
  }

  const problem = count.error ?? save.error;
  return (
    <form ref={form} onSubmit={onSubmit} onChange={onChange} className="grid max-w-[46rem] gap-3">
      {KINDS.map((kind) => (
        <p key={kind} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <label htmlFor={`${id}-${kind}`}>{words.kinds[kind]}</label>
          <span className="flex items-center gap-2">
            <input
              id={`${id}-${kind}`}
              name={kind}
              type="number"
              min={1}
              max={1200}
              defaultValue={retention[kind] ?? ""}
              className="target w-24 rounded border border-edge bg-paper px-2 py-1"
            />
            <span className="text-mute">{words.months}</span>
          </span>
        </p>
      ))}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={save.isPending}>
          {words.submit}
        </Button>
        <Button disabled={count.isPending} onClick={() => count.mutate(asked())}>
          {words.count}
        </Button>
      </p>
      <p role="status">
        {count.data && words.would(PARTS.flatMap((part) => (count.data[part] > 0 ? [words.parts[part](formatCount(count.data[part]))] : [])).join(", "))}
        {save.isSuccess && words.saved}
      </p>
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
    </form>
  );
}

/** An empty field keeps its kind. */
function monthsIn(data: FormData): object {
  return Object.fromEntries(KINDS.map((kind) => [kind, data.get(kind) === "" ? null : Number(data.get(kind))]));
}
