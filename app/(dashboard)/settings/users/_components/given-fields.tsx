"use client";

import { useId, useState } from "react";
import type { Choices } from "@/app/(dashboard)/settings/users/_components/user-list";
import type { Given } from "@/app/(dashboard)/settings/users/_components/user-requests";
import { setUpText } from "@/app/messages/set-up-text";
import type { Role } from "@/lib/access/roles";

interface Named {
  id: number;
  name: string;
}

const words = setUpText.users;

/** A role, and the teams whose interactions come with it. */
export function GivenFields({ firstRole, teams: had, choices }: { firstRole: Role; teams: number[] | null; choices: Choices }) {
  const id = useId();
  const [role, setRole] = useState<string>(firstRole);
  const [isEvery, setIsEvery] = useState(had === null);
  const isLimited = choices.roles.some((each) => each.role === role && each.needsTeams);
  const hasEvery = isEvery && !isLimited;
  return (
    <>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="eyebrow">
          {words.role}
        </label>
        <select
          id={id}
          name="role"
          value={role}
          onChange={({ target }) => setRole(target.value)}
          className="target w-full max-w-80 rounded border border-edge bg-paper px-2 py-1"
        >
          {choices.roles.map((each) => (
            <option key={each.role} value={each.role}>
              {words.roleNames[each.role]}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend className="eyebrow mb-1">{words.teams}</legend>
        {!isLimited && (
          <label className="target flex items-center gap-2 py-1">
            <input
              type="checkbox"
              name="every"
              checked={isEvery}
              onChange={({ target }) => setIsEvery(target.checked)}
              className="accent-accent"
            />
            {words.everyTeam}
          </label>
        )}
        {!hasEvery && choices.teams.length === 0 && <p className="text-mute text-sm">{words.noTeamsYet}</p>}
        {!hasEvery && (
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {choices.teams.map((team) => (
              <li key={team.id}>
                <label className="target flex items-center gap-2 py-1">
                  <input type="checkbox" name="team" value={team.id} defaultChecked={had?.includes(team.id)} className="accent-accent" />
                  <bdi>{team.name}</bdi>
                </label>
              </li>
            ))}
          </ul>
        )}
      </fieldset>
    </>
  );
}

/** What the fields above say. */
export function givenIn(form: FormData): Given {
  const teams = form.has("every") ? null : form.getAll("team").map(Number);
  return { role: String(form.get("role")), teams };
}

/** Teams in words. */
export function teamNames(teams: readonly number[] | null, choices: readonly Named[]): string {
  if (teams === null) return words.allTeams;
  const names = choices.filter(({ id }) => teams.includes(id)).map(({ name }) => name);
  return names.length === 0 ? words.noTeams : names.join(", ");
}
