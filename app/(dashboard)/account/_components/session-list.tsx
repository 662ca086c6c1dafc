"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { endSession } from "@/app/(dashboard)/account/_components/account-requests";
import { setUpText } from "@/app/messages/set-up-text";
import { formatInstant } from "@/lib/format";

interface ShownSession {
  id: number;
  begunAt: number;
  usedAt: number;
  browser: string;
}

const words = setUpText.account;

/** The own sessions; each can be ended. */
export function SessionList({ sessions, ownId, zone }: { sessions: readonly ShownSession[]; ownId: number; zone: string }) {
  const router = useRouter();
  const end = useMutation({ mutationFn: endSession, onSuccess: () => router.refresh() });
  return (
    <div className="grid gap-3">
      <ul className="border-hairline border-t">
        {sessions.map(({ id, begunAt, usedAt, browser }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-hairline border-b py-2.5">
            <div className="min-w-0">
              <p className="break-words">
                {named(browser)}
                {id === ownId && <strong className="font-medium"> · {words.here}</strong>}
              </p>
              <p className="text-mute text-sm">
                {words.begun(formatInstant(begunAt, zone))} · {words.used(formatInstant(usedAt, zone))}
              </p>
            </div>
            {id !== ownId && (
              <Button
                kind="quiet"
                aria-label={words.endNamed(named(browser), formatInstant(begunAt, zone))}
                disabled={end.isPending}
                onClick={() => end.mutate(id)}
              >
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <p>
          <Button disabled={end.isPending} onClick={() => end.mutate(null)}>
            {words.endOthers}
          </Button>
        </p>
      )}
      {end.isError && (
        <p role="alert" className="text-red text-sm">
          {end.error.message}
        </p>
      )}
    </div>
  );
}

/** "Firefox on Linux", from what a browser calls itself. */
function named(browser: string): string {
  const program = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(browser)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(browser)?.[1];
  if (!program || !system) return browser.slice(0, 60) || words.unknownBrowser;
  return words.browserOn({ Edg: "Edge", OPR: "Opera" }[program] ?? program, system === "Mac OS X" ? "macOS" : system);
}
