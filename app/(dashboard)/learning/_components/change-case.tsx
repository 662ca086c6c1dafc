"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { type CaseDraft, CaseForm } from "@/app/(dashboard)/learning/_components/case-form";
import { sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { recordText } from "@/app/messages/record-text";

/** Opens what a case says to be changed, and retires it or brings it back. */
export function ChangeCase({ code, draft, isRetired }: { code: string; draft: CaseDraft; isRetired: boolean }) {
  const words = recordText.learning.cases;
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const retire = useMutation({
    mutationFn: () => sendLearning("PATCH", `/api/training-cases/${code}`, { isRetired: !isRetired }),
    onSuccess: () => router.refresh(),
  });
  if (isOpen) return <CaseForm draft={draft} code={code} onDone={() => setIsOpen(false)} />;
  return (
    <div className="no-print grid gap-1">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setIsOpen(true)}>{words.change}</Button>
        <Button kind="quiet" disabled={retire.isPending} onClick={() => retire.mutate()}>
          {isRetired ? words.unretire : words.retire}
        </Button>
      </div>
      <p className="text-mute text-sm">{words.changeHint}</p>
      {retire.isError && (
        <p role="alert" className="text-red text-sm">
          {retire.error.message}
        </p>
      )}
    </div>
  );
}
