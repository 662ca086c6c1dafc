"use client";

import { type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { recordText } from "@/app/messages/record-text";
import type { FailureChange } from "@/lib/failures/failure-requests";
import type { TeamChoice } from "@/lib/ownership/team-choices";

interface AssignFormProps {
  count: number;
  teams: readonly TeamChoice[];
  named?: { production: string | null; support: string | null } | undefined;
  isBusy: boolean;
  problem: string | null;
  onChange: (change: FailureChange) => void;
}

const OWNERS = ["production", "support"] as const;
/** No team has such a code. */
const [KEEP, RULES] = [" keep", " rules"];

/** Who owns some failures, in production and in support; either may stay as it is, or be left to the rules. */
export function AssignForm({ count, teams, named, isBusy, problem, onChange }: AssignFormProps) {
  const words = recordText.failures.bulk;
  const id = useId();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const chosen = OWNERS.map((owner) => [owner, String(data.get(owner))] as const).filter(([, value]) => value !== KEEP);
    onChange({ owners: Object.fromEntries(chosen.map(([owner, value]) => [owner, value === RULES ? null : value])) });
  }

  return (
    <form onSubmit={onSubmit} className="grid gap-4 p-5">
      <h2 className="font-semibold text-lead">{words.assignHeading(count)}</h2>
      {OWNERS.map((owner, index) => (
        <div key={owner} className="grid gap-1.5">
          <label htmlFor={id + owner} className="eyebrow">
            {words.owners[owner]}
          </label>
          <select
            id={id + owner}
            name={owner}
            defaultValue={named ? (named[owner] ?? RULES) : KEEP}
            data-first-focus={index === 0 ? "" : undefined}
            className="target w-full rounded border border-edge bg-paper px-2 py-1"
          >
            {!named && <option value={KEEP}>{words.keepOwner}</option>}
            <option value={RULES}>{words.byRules}</option>
            {teams.map((team) => (
              <option key={team.code} value={team.code}>
                {team.name}
              </option>
            ))}
          </select>
        </div>
      ))}
      <p>
        <Button type="submit" kind="main" disabled={isBusy}>
          {words.assignSubmit}
        </Button>
      </p>
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem}
        </p>
      )}
    </form>
  );
}
