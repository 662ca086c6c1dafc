"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { recordText } from "@/app/messages/record-text";

/** Calls a session off that is still to come. */
export function CallOff({ id, day }: { id: number; day: string }) {
  const words = recordText.learning.sessions;
  const router = useRouter();
  const callOff = useMutation({
    mutationFn: () => sendLearning("PATCH", `/api/training-sessions/${id}`, { isCancelled: true }),
    onSuccess: () => router.refresh(),
  });
  return (
    <div className="no-print">
      <Button kind="quiet" aria-label={words.callOffNamed(day)} disabled={callOff.isPending} onClick={() => callOff.mutate()}>
        {words.callOff}
      </Button>
      {callOff.isError && (
        <p role="alert" className="text-red text-sm">
          {callOff.error.message}
        </p>
      )}
    </div>
  );
}
