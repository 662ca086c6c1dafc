"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { recordText } from "@/app/messages/record-text";

/** Begins a break, or ends it. */
export function BreakButton({ isOnBreak }: { isOnBreak: boolean }) {
  const words = recordText.selfCare;
  const router = useRouter();
  const change = useMutation({
    mutationFn: async () => {
      const response = await fetch("/api/work-break", { method: "PUT", body: JSON.stringify({ onBreak: !isOnBreak }) });
      if (!response.ok) throw new Error(words.failed);
    },
    onSuccess: () => router.refresh(),
  });
  return (
    <div className="no-print">
      <Button kind={isOnBreak ? "main" : "plain"} disabled={change.isPending} onClick={() => change.mutate()}>
        {isOnBreak ? words.end : words.start}
      </Button>
      {change.isError && (
        <p role="alert" className="text-red text-sm">
          {change.error.message}
        </p>
      )}
    </div>
  );
}
