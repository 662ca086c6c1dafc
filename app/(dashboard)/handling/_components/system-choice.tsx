"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

interface Waited {
  code: string;
  name: string;
  isSystem: boolean;
}

/** Which of what is waited on is not people but a system. */
export function SystemChoice({ teams }: { teams: readonly Waited[] }) {
  const words = recordText.waits;
  const router = useRouter();
  const change = useMutation({ mutationFn: markSystem, onSuccess: () => router.refresh() });
  return (
    <fieldset className="no-print mt-3">
      <legend className="text-mute text-sm">
        <span className="font-medium">{words.systems}</span> – {words.systemsHint}
      </legend>
      <ul className="flex flex-wrap gap-x-5">
        {teams.map((team) => (
          <li key={team.code}>
            <label className="target inline-flex items-center gap-2 py-1">
              <input
                type="checkbox"
                checked={team.isSystem}
                disabled={change.isPending}
                onChange={(event) => change.mutate({ code: team.code, isSystem: event.target.checked })}
                className="accent-accent"
              />
              {team.name}
            </label>
          </li>
        ))}
      </ul>
      {change.isError && (
        <p role="alert" className="text-red text-sm">
          {change.error.message}
        </p>
      )}
    </fieldset>
  );
}

/** Rejects with a sentence to show. */
async function markSystem({ code, isSystem }: { code: string; isSystem: boolean }): Promise<void> {
  await accepted(
    await fetch(`/api/teams/${encodeURIComponent(code)}`, { method: "PATCH", body: JSON.stringify({ isSystem }) }),
    recordText.waits.failed,
  );
}
