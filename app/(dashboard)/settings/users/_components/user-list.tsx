"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { teamNames } from "@/app/(dashboard)/settings/users/_components/given-fields";
import { UserActions } from "@/app/(dashboard)/settings/users/_components/user-actions";
import { UserForm } from "@/app/(dashboard)/settings/users/_components/user-form";
import { setUpText } from "@/app/messages/set-up-text";
import type { Role } from "@/lib/access/roles";
import { formatInstant } from "@/lib/format";

export interface ShownUser {
  id: number;
  name: string;
  email: string;
  role: Role;
  teams: number[] | null;
  personId: number | null;
  hasSecondFactor: boolean;
  disabledAt: number | null;
  seenAt: number | null;
}

export interface Choices {
  teams: { id: number; name: string }[];
  staff: { id: number; name: string }[];
  roles: { role: Role; needsTeams: boolean }[];
}

const words = setUpText.users;

/** Everybody who can sign in or could; each opens into what can be changed about them. */
export function UserList({ users, choices, zone, ownId }: { users: readonly ShownUser[]; choices: Choices; zone: string; ownId: number }) {
  return (
    <ul className="border-hairline border-t">
      {users.map((user) => (
        <UserItem key={user.id} user={user} choices={choices} zone={zone} isOwn={user.id === ownId} />
      ))}
    </ul>
  );
}

function UserItem({ user, choices, zone, isOwn }: { user: ShownUser; choices: Choices; zone: string; isOwn: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const isDisabled = user.disabledAt !== null;
  const staff = choices.staff.find(({ id }) => id === user.personId);
  const about = [
    words.roleNames[user.role],
    teamNames(user.teams, choices.teams),
    ...(staff ? [words.is(staff.name)] : []),
    user.hasSecondFactor ? words.secondFactor : words.noSecondFactor,
    user.seenAt === null ? words.neverSeen : words.seen(formatInstant(user.seenAt, zone)),
  ];
  return (
    <li className="border-hairline border-b py-2.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="break-words">
            <bdi className="font-medium">{user.name}</bdi> <span className="text-soft">{user.email}</span>
            {isOwn && <span className="text-mute"> · {words.you}</span>}
            {isDisabled && <strong className="font-medium text-red"> · {words.disabled}</strong>}
          </p>
          <p className="text-mute text-sm">{about.join(" · ")}</p>
        </div>
        <Button kind="quiet" aria-expanded={isOpen} aria-label={words.changeNamed(user.name)} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? words.close : words.change}
        </Button>
      </div>
      {isOpen && (
        <div className="mt-3 mb-2 grid max-w-[46rem] gap-6 rounded-lg border border-edge bg-card p-4">
          <UserForm user={user} choices={choices} />
          <UserActions user={user} />
        </div>
      )}
    </li>
  );
}
