"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { ActionFields, type Owners } from "@/app/(dashboard)/learning/_components/action-fields";
import { Choice, optionsOf } from "@/app/(dashboard)/learning/_components/choice";
import { HintedText } from "@/app/(dashboard)/learning/_components/hinted-text";
import { filled, sendLearning } from "@/app/(dashboard)/learning/_components/learning-requests";
import { recordText } from "@/app/messages/record-text";

export interface LessonDraft {
  title: string | null;
  wentWell: string | null;
  couldBeBetter: string | null;
  toChange: string | null;
  procedure: string | null;
  cause: string | null;
}

interface LessonFormProps {
  draft: LessonDraft;
  /** Null for a lesson that is there already. */
  about: { interaction: number | null; failure: string | null; owners: Owners; firstAction: string | null } | null;
  /** Of a lesson that is there already. */
  code?: string;
  choices: { procedures: readonly { code: string; name: string }[]; causes: readonly { code: string; name: string }[] };
  onDone?: () => void;
}

/** What was learnt, and in a new lesson what is to be done about it. */
export function LessonForm({ draft, about, code, choices, onDone }: LessonFormProps) {
  const words = recordText.learning;
  const router = useRouter();
  const [actions, setActions] = useState(about?.firstAction ? 1 : 0);
  const keep = useMutation({
    mutationFn: async (body: object) =>
      code === undefined ? sendLearning("POST", "/api/lessons", body) : sendLearning("PATCH", `/api/lessons/${code}`, body),
    onSuccess: (made) => {
      if (made.code) router.push(`/learning/lessons/${made.code}`);
      onDone?.();
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const texts = Object.fromEntries(
      ["wentWell", "couldBeBetter", "toChange", "procedure", "cause"].map((name) => [name, filled(data, name)]),
    );
    const sent = Array.from({ length: actions }, (_, index) => ({
      text: filled(data, `${index}-text`) ?? "",
      owner: filled(data, `${index}-owner`) ?? "me",
      due: filled(data, `${index}-due`) ?? "",
    }));
    const more = about ? { interaction: about.interaction, failure: about.failure, actions: sent } : {};
    keep.mutate({ title: filled(data, "title") ?? "", ...texts, ...more });
  }

  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-4" aria-label={words.lesson.newTitle}>
      <Field label={words.lesson.title} name="title" defaultValue={draft.title ?? ""} maxLength={200} autoComplete="off" />
      <HintedText label={words.lesson.wentWell} name="wentWell" initial={draft.wentWell} />
      <HintedText label={words.lesson.couldBeBetter} name="couldBeBetter" initial={draft.couldBeBetter} />
      <HintedText label={words.lesson.toChange} name="toChange" initial={draft.toChange} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice
          label={words.lesson.procedure}
          name="procedure"
          options={optionsOf(choices.procedures)}
          initial={draft.procedure ?? ""}
          none={words.lesson.none}
        />
        <Choice
          label={words.lesson.cause}
          name="cause"
          options={optionsOf(choices.causes)}
          initial={draft.cause ?? ""}
          none={words.lesson.none}
        />
      </div>
      {about && (
        <fieldset className="grid gap-3">
          <legend className="eyebrow mb-1">{words.action.title}</legend>
          {Array.from({ length: actions }, (_, index) => (
            <ActionFields
              key={String(index)}
              owners={about.owners}
              prefix={`${index}-`}
              initialText={index === 0 ? (about.firstAction ?? undefined) : undefined}
            />
          ))}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setActions(actions + 1)}>{words.action.add}</Button>
            {actions > 0 && (
              <Button kind="quiet" onClick={() => setActions(actions - 1)}>
                {words.action.removeLast}
              </Button>
            )}
          </div>
        </fieldset>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={keep.isPending}>
          {code === undefined ? words.lesson.keep : words.lesson.save}
        </Button>
        {onDone && (
          <Button kind="quiet" onClick={onDone}>
            {words.cancel}
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
