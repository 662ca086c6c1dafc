"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import type { Owners } from "@/app/(dashboard)/learning/_components/action-fields";
import { Choice } from "@/app/(dashboard)/learning/_components/choice";
import { HintedText } from "@/app/(dashboard)/learning/_components/hinted-text";
import { filled, sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { recordText } from "@/app/messages/record-text";

interface PlanSessionProps {
  code: string;
  owners: Owners;
  /** Whoever plans it, who can be asked as well. */
  me: readonly { id: number; name: string }[];
}

/** A button that opens a form in its place: a day, who leads, who is asked. */
export function PlanSession({ code, owners, me }: PlanSessionProps) {
  const words = recordText.learning.sessions;
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const plan = useMutation({
    mutationFn: (body: object) => sendLearning("POST", `/api/training-cases/${code}/sessions`, body),
    onSuccess: () => {
      setIsOpen(false);
      router.refresh();
    },
  });
  if (!isOpen) {
    return (
      <Button className="no-print" onClick={() => setIsOpen(true)}>
        {words.plan}
      </Button>
    );
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const ledBy = filled(data, "ledBy");
    plan.mutate({
      day: filled(data, "day") ?? "",
      ledBy: ledBy === null ? null : Number(ledBy),
      users: data.getAll("users").map(Number),
      teams: data.getAll("teams").map(String),
      notes: filled(data, "notes"),
    });
  }

  return (
    <form
      aria-label={words.plan}
      className="no-print grid max-w-[46rem] gap-3 rounded-lg border border-edge bg-card p-3"
      onKeyDown={(event) => event.key === "Escape" && setIsOpen(false)}
      onSubmit={onSubmit}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={words.day} name="day" type="date" />
        <Choice
          label={words.ledBy}
          name="ledBy"
          none={words.me}
          options={owners.users.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </div>
      <Checks
        name="users"
        legend={words.users}
        options={[...me, ...owners.users].map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Checks name="teams" legend={words.teams} options={owners.teams.map(({ code: value, name }) => ({ value, label: name }))} />
      <HintedText label={words.notes} name="notes" maxLength={2000} rows={2} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={plan.isPending}>
          {words.keep}
        </Button>
        <Button kind="quiet" onClick={() => setIsOpen(false)}>
          {recordText.learning.cancel}
        </Button>
      </div>
      {plan.isError && (
        <p role="alert" className="text-red text-sm">
          {plan.error.message}
        </p>
      )}
    </form>
  );
}

function Checks({ name, legend, options }: { name: string; legend: string; options: readonly { value: string; label: string }[] }) {
  if (options.length === 0) return null;
  return (
    <fieldset>
      <legend className="eyebrow">{legend}</legend>
      <div className="grid max-h-60 grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] gap-x-4 overflow-y-auto">
        {options.map(({ value, label }) => (
          <label key={value} className="target flex items-center gap-2">
            <input type="checkbox" name={name} value={value} className="size-4 accent-accent" />
            <bdi className="min-w-0 break-words">{label}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
