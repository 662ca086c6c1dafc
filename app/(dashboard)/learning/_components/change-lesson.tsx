"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { type LessonDraft, LessonForm } from "@/app/(dashboard)/learning/_components/lesson-form";
import { recordText } from "@/app/messages/record-text";

interface ChangeLessonProps {
  code: string;
  draft: LessonDraft;
  isArchived: boolean;
  choices: { procedures: readonly { code: string; name: string }[]; causes: readonly { code: string; name: string }[] };
}

/** Opens what a lesson says to be changed, and puts it away or brings it back. */
export function ChangeLesson({ code, draft, isArchived, choices }: ChangeLessonProps) {
  const words = recordText.learning.lesson;
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const putAway = useMutation({
    mutationFn: () => sendLearning("PATCH", `/api/lessons/${code}`, { isArchived: !isArchived }),
    onSuccess: () => router.refresh(),
  });
  if (isOpen) return <LessonForm draft={draft} about={null} code={code} choices={choices} onDone={() => setIsOpen(false)} />;
  return (
    <div className="no-print">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setIsOpen(true)}>{words.change}</Button>
        <Button kind="quiet" disabled={putAway.isPending} onClick={() => putAway.mutate()}>
          {isArchived ? words.bringBack : words.putAway}
        </Button>
      </div>
      {putAway.isError && (
        <p role="alert" className="text-red text-sm">
          {putAway.error.message}
        </p>
      )}
    </div>
  );
}
