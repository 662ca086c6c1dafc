"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { askOutgoing } from "@/app/(dashboard)/settings/outgoing/_components/outgoing-requests";
import { setUpText } from "@/app/messages/set-up-text";

/** Tries a message that was given up again. */
export function Resend({ code, id, messageId }: { code: string; id: number; messageId: string }) {
  const words = setUpText.outgoing;
  const router = useRouter();
  const resend = useMutation({
    mutationFn: () => askOutgoing("POST", `/${code}/messages/${id}`),
    onSuccess: () => router.refresh(),
  });
  return (
    <>
      <Button kind="quiet" aria-label={words.resendNamed(messageId)} disabled={resend.isPending} onClick={() => resend.mutate()}>
        {words.resend}
      </Button>
      {resend.isError && (
        <p role="alert" className="text-red text-sm">
          {resend.error.message}
        </p>
      )}
    </>
  );
}
