"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ComponentProps, type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { nameNeed } from "@/app/(dashboard)/failures/_components/need-requests";
import type { ShownNeed } from "@/app/(dashboard)/failures/emerging/_components/need-groups";
import { recordText } from "@/app/messages/record-text";
import { failureModeLabels } from "@/lib/vocabulary";

const words = recordText.needs.emerging;
const FIELD = "target w-full min-w-0 rounded border border-edge bg-paper px-2 py-1";

/** What the failure is to be called, whose procedure it is and how it fails; then its page opens. */
export function NeedForm({ need, procedures, onCancel }: { need: ShownNeed; procedures: readonly string[]; onCancel: () => void }) {
  const id = useId();
  const router = useRouter();
  const make = useMutation({
    mutationFn: (wanted: Parameters<typeof nameNeed>[1]) => nameNeed(need.code, wanted),
    onSuccess: (code) => router.push(`/failures/${encodeURIComponent(code)}?period=all`),
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const said = (field: string) => String(data.get(field) ?? "");
    make.mutate({ title: said("title"), procedure: said("procedure"), mode: said("mode") });
  }

  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-3 sm:col-span-2">
      <Field label={words.fields.title} name="title" required maxLength={200} defaultValue={titleOf(need)} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label={words.fields.procedure}
          name="procedure"
          required
          maxLength={120}
          list={`${id}-procedures`}
          defaultValue={need.procedure ?? ""}
        />
        <datalist id={`${id}-procedures`}>
          {procedures.map((procedure) => (
            <option key={procedure} value={procedure} />
          ))}
        </datalist>
        <div>
          <label htmlFor={`${id}-mode`} className="eyebrow">
            {words.fields.mode}
          </label>
          <select id={`${id}-mode`} name="mode" required className={FIELD}>
            {Object.entries(failureModeLabels).map(([mode, label]) => (
              <option key={mode} value={mode}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p className="text-mute text-sm">{words.formHint(need.interactions)}</p>
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={make.isPending}>
          {words.make}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {words.cancel}
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

function Field({ label, ...rest }: { label: string } & ComponentProps<"input">) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <input id={id} autoComplete="off" {...rest} className={FIELD} />
    </div>
  );
}

const LONGEST_TITLE = 90;

/** What the example says, if that is short enough for a title; else the telling words. */
function titleOf({ example, words: telling }: ShownNeed): string {
  if (example.text.length <= LONGEST_TITLE) return example.text;
  const [first = "", ...rest] = telling.slice(0, 3).join(", ");
  return `${first.toUpperCase()}${rest.join("")}`;
}
