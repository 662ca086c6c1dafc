"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { withdrawFix } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-requests";
import { recordText } from "@/app/messages/record-text";

/** Takes a fix back, asked once more. */
export function WithdrawFix({ code, title }: { code: string; title: string }) {
  const words = recordText.fixes;
  const router = useRouter();
  const [isAsked, setIsAsked] = useState(false);
  const withdraw = useMutation({ mutationFn: () => withdrawFix(code), onSuccess: () => router.refresh() });
  if (!isAsked) {
    return (
      <Button kind="quiet" aria-label={words.withdrawNamed(title)} onClick={() => setIsAsked(true)}>
        {words.withdraw}
      </Button>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-1">
      <span className="text-mute text-sm">{words.ask}</span>
      <Button className="text-red!" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {words.sure}
      </Button>
      <Button kind="quiet" onClick={() => setIsAsked(false)}>
        {words.keep}
      </Button>
      {withdraw.isError && (
        <span role="alert" className="text-red text-sm">
          {withdraw.error.message}
        </span>
      )}
    </span>
  );
}
