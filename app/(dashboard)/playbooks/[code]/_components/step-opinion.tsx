"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { useMay } from "@/app/_components/rights";
import { saveOpinion } from "@/app/(dashboard)/playbooks/_components/playbook-requests";
import { recordText } from "@/app/messages/record-text";
import type { StepOpinions } from "@/lib/playbooks/step-opinions";

/** What the staff thinks of a step, and the form for one's own opinion. */
export function StepOpinion({ code, step, opinions }: { code: string; step: string; opinions: StepOpinions | null }) {
  const words = recordText.playbooks.detail;
  const id = useId();
  const router = useRouter();
  const may = useMay()("document");
  const save = useMutation({
    mutationFn: (opinion: { rating: number | null; comment: string | null }) => saveOpinion(code, step, opinion),
    onSuccess: () => router.refresh(),
  });
  const { own, ratings, median, comments } = opinions ?? { own: null, ratings: 0, median: null, comments: [] };
  const count = ratings + comments.length;
  if (count === 0 && !may) return null;

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const rating = Number(data.get("rating"));
    save.mutate({ rating: rating >= 1 ? rating : null, comment: String(data.get("comment") ?? "").trim() || null });
  }

  return (
    <details className="no-print mt-2 text-sm">
      <summary className="link target inline-flex items-center">{words.opinions(count)}</summary>
      <p className="mt-1 text-mute">{median === null ? words.fewRatings(ratings) : words.median(String(median), String(ratings))}</p>
      {comments.length > 0 && (
        <ul className="mt-1 grid gap-1">
          {comments.map(({ id: key, text, by, isOwn }) => (
            <li key={key} className="break-words text-soft">
              “{text}” <span className="text-mute">{isOwn ? words.you : (by ?? words.somebody)}</span>
            </li>
          ))}
        </ul>
      )}
      {may && (
        <form onSubmit={onSubmit} className="mt-2 grid max-w-[36rem] gap-2">
          <fieldset>
            <legend className="eyebrow">{words.rating}</legend>
            <div className="flex flex-wrap gap-x-4">
              {words.ratings.map((meaning, at) => (
                <label key={meaning} className="target inline-flex min-h-7 items-center gap-1.5">
                  <input type="radio" name="rating" value={at + 1} defaultChecked={own?.rating === at + 1} />
                  {at + 1} <span className="text-mute">{meaning}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <label htmlFor={id} className="eyebrow">
            {words.comment}
          </label>
          <textarea
            id={id}
            name="comment"
            rows={2}
            maxLength={1000}
            defaultValue={own?.comment ?? ""}
            className="w-full rounded border border-edge bg-paper px-2 py-1"
          />
          <p className="flex flex-wrap items-center gap-2">
            <Button type="submit" disabled={save.isPending}>
              {words.save}
            </Button>
            {own !== null && (
              <Button kind="quiet" disabled={save.isPending} onClick={() => save.mutate({ rating: null, comment: null })}>
                {words.takeAway}
              </Button>
            )}
            <span role="status" className="text-mute">
              {save.isSuccess && words.kept}
            </span>
          </p>
          {save.isError && (
            <p role="alert" className="text-red">
              {save.error.message}
            </p>
          )}
        </form>
      )}
    </details>
  );
}
