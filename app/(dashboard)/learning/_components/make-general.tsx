"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { recordText } from "@/app/messages/record-text";

/** Lets everybody read a lesson, once somebody has said that they have read it and that it tells of nobody. */
export function MakeGeneral({ code, updatedAt, suspects }: { code: string; updatedAt: number; suspects: readonly string[] }) {
  const words = recordText.learning.lesson;
  const router = useRouter();
  const [isRead, setIsRead] = useState(false);
  const make = useMutation({
    mutationFn: () => sendLearning("POST", `/api/lessons/${code}/general`, { updatedAt }),
    onSuccess: () => router.refresh(),
  });
  return (
    <section aria-label={words.general} className="no-print grid max-w-[46rem] gap-2 rounded-lg border border-hairline bg-card p-4">
      <h2 className="font-semibold">{words.general}</h2>
      <p className="text-mute text-sm">{words.generalHint}</p>
      {suspects.length > 0 && (
        <p className="break-words text-sm">
          {words.looksLike}{" "}
          {suspects.map((each) => (
            <mark key={each} className="mr-1 rounded bg-amber-wash px-1 text-amber">
              {each}
            </mark>
          ))}
        </p>
      )}
      <label className="target flex items-center gap-2">
        <input
          type="checkbox"
          checked={isRead}
          onChange={(event) => setIsRead(event.target.checked)}
          className="size-4 shrink-0 accent-accent"
        />
        {words.generalRead}
      </label>
      <div>
        <Button disabled={!isRead || make.isPending} onClick={() => make.mutate()}>
          {words.general}
        </Button>
      </div>
      {make.isError && (
        <p role="alert" className="text-red text-sm">
          {make.error.message}
        </p>
      )}
    </section>
  );
}
