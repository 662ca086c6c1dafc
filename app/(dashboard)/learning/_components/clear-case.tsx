"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { recordText } from "@/app/messages/record-text";
import type { Suspect } from "@/lib/learning/second-look";

interface ClearCaseProps {
  code: string;
  digest: string;
  suspects: readonly Suspect[];
  mayClear: boolean;
}

/** What a second look has found, and for whoever may: that they have read it all, and that nobody is in it. */
export function ClearCase({ code, digest, suspects, mayClear }: ClearCaseProps) {
  const words = recordText.learning.cases;
  const router = useRouter();
  const [isRead, setIsRead] = useState(false);
  const clear = useMutation({
    mutationFn: () => sendLearning("POST", `/api/training-cases/${code}/clearing`, { digest }),
    onSuccess: () => router.refresh(),
  });
  return (
    <section aria-label={words.clearing} className="no-print grid max-w-[46rem] gap-2 rounded-lg border border-hairline bg-card p-4">
      <h2 className="font-semibold">{words.clearing}</h2>
      <p className="text-mute text-sm">{words.clearingHint}</p>
      {suspects.length === 0 ? (
        <p>{words.noSuspects}</p>
      ) : (
        <>
          <p>{words.suspects}</p>
          <ul className="flex flex-wrap gap-x-3 gap-y-1">
            {suspects.map(({ kind, text }) => (
              <li key={`${kind} ${text}`} className="min-w-0 break-words">
                <mark className="rounded bg-amber-wash px-1 text-amber">{text}</mark>{" "}
                <span className="text-mute text-sm">{words.kinds[kind]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayClear && (
        <>
          <label className="target flex items-center gap-2">
            <input
              type="checkbox"
              checked={isRead}
              onChange={(event) => setIsRead(event.target.checked)}
              className="size-4 shrink-0 accent-accent"
            />
            {words.read}
          </label>
          <div>
            <Button kind="main" disabled={!isRead || clear.isPending} onClick={() => clear.mutate()}>
              {words.clear}
            </Button>
          </div>
        </>
      )}
      {clear.isError && (
        <p role="alert" className="text-red text-sm">
          {clear.error.message}
        </p>
      )}
    </section>
  );
}
