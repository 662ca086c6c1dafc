"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { HintedText } from "@/app/(dashboard)/learning/_components/hinted-text";
import { filled, sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { recordText } from "@/app/messages/record-text";

export interface CaseDraft {
  title: string;
  situation: string;
  question: string;
  continuation: string;
  aim: string;
}

interface CaseFormProps {
  draft: CaseDraft;
  /** Of a new case. */
  interaction?: number;
  /** Of a case that is there already. */
  code?: string;
  onDone?: () => void;
}

/** What a case says: up to where it turned, the question there, and how it went on. */
export function CaseForm({ draft, interaction, code, onDone }: CaseFormProps) {
  const words = recordText.learning.cases;
  const router = useRouter();
  const keep = useMutation({
    mutationFn: (body: object) =>
      code === undefined
        ? sendLearning("POST", "/api/training-cases", { ...body, interaction })
        : sendLearning("PATCH", `/api/training-cases/${code}`, body),
    onSuccess: (made) => {
      if (made.code) router.push(`/learning/cases/${made.code}`);
      onDone?.();
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const texts = ["title", "situation", "question", "continuation"].map((name) => [name, filled(data, name) ?? ""]);
    keep.mutate({ ...Object.fromEntries(texts), aim: filled(data, "aim") });
  }

  return (
    <form onSubmit={onSubmit} aria-label={words.newTitle} className="grid min-w-0 max-w-[46rem] content-start gap-4">
      <Field label={words.name} name="title" defaultValue={draft.title} maxLength={200} autoComplete="off" />
      <HintedText
        label={words.situation}
        name="situation"
        hint={words.situationHint}
        initial={draft.situation}
        rows={9}
        maxLength={12000}
        required
      />
      <HintedText label={words.question} name="question" initial={draft.question} rows={2} maxLength={12000} required />
      <HintedText
        label={words.continuation}
        name="continuation"
        hint={words.continuationHint}
        initial={draft.continuation}
        rows={9}
        maxLength={12000}
        required
      />
      <HintedText label={words.aim} name="aim" initial={draft.aim} rows={2} maxLength={1000} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={keep.isPending}>
          {code === undefined ? words.keep : words.save}
        </Button>
        {onDone && (
          <Button kind="quiet" onClick={onDone}>
            {recordText.learning.cancel}
          </Button>
        )}
      </div>
      {keep.isError && (
        <p role="alert" className="text-red text-sm">
          {keep.error.message}
        </p>
      )}
    </form>
  );
}
