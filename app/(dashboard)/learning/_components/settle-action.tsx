"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { recordText } from "@/app/messages/record-text";

/** Says of something to be done that it is done, or no longer to be done. */
export function SettleAction({ id, text, isDone }: { id: number; text: string; isDone: boolean }) {
  const words = recordText.learning.action;
  const router = useRouter();
  const settle = useMutation({
    mutationFn: (state: "open" | "done" | "withdrawn") => sendLearning("PATCH", `/api/lesson-actions/${id}`, { state }),
    onSuccess: () => router.refresh(),
  });
  const choices = isDone
    ? [{ state: "open" as const, label: words.reopen, named: words.reopenNamed(text) }]
    : [
        { state: "done" as const, label: words.done, named: words.doneNamed(text) },
        { state: "withdrawn" as const, label: words.withdraw, named: words.withdrawNamed(text) },
      ];
  return (
    <div className="no-print">
      <div className="flex flex-wrap gap-1">
        {choices.map(({ state, label, named }) => (
          <Button key={state} kind="quiet" aria-label={named} disabled={settle.isPending} onClick={() => settle.mutate(state)}>
            {label}
          </Button>
        ))}
      </div>
      {settle.isError && (
        <p role="alert" className="text-red text-sm">
          {settle.error.message}
        </p>
      )}
    </div>
  );
}
