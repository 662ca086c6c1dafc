"use client";

import { Field } from "@/app/_components/field";
import { Choice } from "@/app/(dashboard)/learning/_components/choice";
import { recordText } from "@/app/messages/record-text";

export interface Owners {
  teams: readonly { code: string; name: string }[];
  users: readonly { id: number; name: string }[];
}

/** What is to be done, by whom and by when; `prefix` tells several in one form apart. */
export function ActionFields({ owners, prefix = "", initialText }: { owners: Owners; prefix?: string; initialText?: string | undefined }) {
  const words = recordText.learning.action;
  const options = [
    { value: "me", label: words.me },
    ...owners.teams.map(({ code, name }) => ({ value: `team:${code}`, label: words.team(name) })),
    ...owners.users.map(({ id, name }) => ({ value: `user:${id}`, label: name })),
  ];
  return (
    <div className="grid gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <Field label={words.text} name={`${prefix}text`} defaultValue={initialText} maxLength={500} autoComplete="off" />
      <Choice label={words.owner} name={`${prefix}owner`} options={options} initial="me" />
      <Field label={words.due} name={`${prefix}due`} type="date" />
    </div>
  );
}
