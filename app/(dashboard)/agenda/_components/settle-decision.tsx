"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { settleDecision } from "@/app/(dashboard)/agenda/_components/agenda-requests";
import { recordText } from "@/app/messages/record-text";

/** Says of a decision that it is done, or no longer stands. */
export function SettleDecision({ id, words: decided, isDone }: { id: number; words: string; isDone: boolean }) {
  const words = recordText.agenda;
  const router = useRouter();
  const settle = useMutation({
    mutationFn: (state: "open" | "done" | "withdrawn") => settleDecision(id, state),
    onSuccess: () => router.refresh(),
  });
  return (
    <div className="no-print">
      <div className="flex flex-wrap gap-1">
        {isDone ? (
          <Button kind="quiet" aria-label={words.reopenNamed(decided)} disabled={settle.isPending} onClick={() => settle.mutate("open")}>
            {words.reopen}
          </Button>
        ) : (
          <>
            <Button kind="quiet" aria-label={words.doneNamed(decided)} disabled={settle.isPending} onClick={() => settle.mutate("done")}>
              {words.done}
            </Button>
            <Button
              kind="quiet"
              aria-label={words.withdrawNamed(decided)}
              disabled={settle.isPending}
              onClick={() => settle.mutate("withdrawn")}
            >
              {words.withdraw}
            </Button>
          </>
        )}
      </div>
      {settle.isError && (
        <p role="alert" className="text-red text-sm">
          {settle.error.message}
        </p>
      )}
    </div>
  );
}
