"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { askOutgoing } from "@/app/(dashboard)/settings/outgoing/_components/outgoing-requests";
import { setUpText } from "@/app/messages/set-up-text";

interface TriedMessage {
  lastStatus: number | null;
  lastError: string | null;
  deliveredAt: number | null;
}

/** Sends a test message and says at once how that went. */
export function SendTest({ code }: { code: string }) {
  const words = setUpText.outgoing;
  const router = useRouter();
  const test = useMutation({
    mutationFn: () => askOutgoing<TriedMessage>("POST", `/${code}/test`),
    onSuccess: () => router.refresh(),
  });
  const problem = test.error?.message ?? (test.data && test.data.deliveredAt === null ? words.testFailed(test.data.lastError ?? "") : null);
  return (
    <div className="grid justify-items-end gap-1">
      <Button disabled={test.isPending} onClick={() => test.mutate()}>
        {words.test}
      </Button>
      <p role="status" className="text-mute text-sm">
        {test.data && test.data.deliveredAt !== null && words.testArrived(test.data.lastStatus ?? 200)}
      </p>
      {problem !== null && (
        <p role="alert" className="text-red text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
