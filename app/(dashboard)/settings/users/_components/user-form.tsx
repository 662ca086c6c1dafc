"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { GivenFields, givenIn } from "@/app/(dashboard)/settings/users/_components/given-fields";
import type { Choices, ShownUser } from "@/app/(dashboard)/settings/users/_components/user-list";
import { changeUser } from "@/app/(dashboard)/settings/users/_components/user-requests";
import { setUpText } from "@/app/messages/set-up-text";

const words = setUpText.users;

/** Role, teams and who of the staff somebody is. */
export function UserForm({ user, choices }: { user: ShownUser; choices: Choices }) {
  const id = useId();
  const router = useRouter();
  const save = useMutation({
    mutationFn: (change: Parameters<typeof changeUser>[1]) => changeUser(user.id, change),
    onSuccess: () => router.refresh(),
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const person = String(form.get("person") ?? "");
    save.mutate({ ...givenIn(form), personId: person === "" ? null : Number(person) });
  }

  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      <GivenFields firstRole={user.role} teams={user.teams} choices={choices} />
      <div className="grid gap-1.5">
        <label htmlFor={id} className="eyebrow">
          {words.person}
        </label>
        <select
          id={id}
          name="person"
          defaultValue={user.personId ?? ""}
          aria-describedby={`${id}-hint`}
          className="target w-full max-w-80 rounded border border-edge bg-paper px-2 py-1"
        >
          <option value="">{words.nobody}</option>
          {user.personId !== null && !choices.staff.some((each) => each.id === user.personId) && (
            <option value={user.personId}>{user.personId}</option>
          )}
          {choices.staff.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
        <p id={`${id}-hint`} className="text-mute text-sm">
          {words.personHint}
        </p>
      </div>
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="main" disabled={save.isPending}>
          {words.save}
        </Button>
        <span role="status" className="text-mute text-sm">
          {save.isSuccess && words.done}
        </span>
      </p>
      {save.isError && (
        <p role="alert" className="text-red text-sm">
          {save.error.message}
        </p>
      )}
    </form>
  );
}
