"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { type Judged, keepAssessment } from "@/app/(dashboard)/failures/[code]/_components/assessment-requests";
import { recordText } from "@/app/messages/record-text";

const RATINGS = ["severity", "occurrence", "detection"] as const;
const SCALE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The three judgements, each a number with what it means in words. */
export function AssessmentForm({ code, assessment }: { code: string; assessment: Judged }) {
  const words = recordText.assessment;
  const router = useRouter();
  const [isSaved, setIsSaved] = useState(false);
  const keep = useMutation({
    mutationFn: (judged: Judged) => keepAssessment(code, judged),
    onSuccess: () => {
      setIsSaved(true);
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const rating = (name: string) => Number(data.get(name)) || null;
    keep.mutate({ severity: rating("severity"), occurrence: rating("occurrence"), detection: rating("detection") });
  }

  return (
    <form onSubmit={onSubmit} onChange={() => setIsSaved(false)} className="no-print grid gap-2">
      {RATINGS.map((name) => (
        <label key={name} className="grid gap-0.5">
          <span className="text-mute text-sm">{words.names[name]}</span>
          <select
            name={name}
            defaultValue={assessment[name] ?? ""}
            className="target w-full min-w-0 rounded border border-edge bg-paper px-2 py-1"
          >
            <option value="">{words.none}</option>
            {SCALE.map((n) => (
              <option key={n} value={n}>
                {words.option(n, meaning(name, n))}
              </option>
            ))}
          </select>
        </label>
      ))}
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={keep.isPending}>
          {words.save}
        </Button>
        <span role="status" className="text-mute text-sm">
          {isSaved && words.saved}
        </span>
      </p>
      {keep.isError && (
        <p role="alert" className="text-red text-sm">
          {keep.error.message}
        </p>
      )}
    </form>
  );
}

/** The words of the highest step that a number reaches. */
function meaning(name: (typeof RATINGS)[number], n: number): string {
  return recordText.assessment.scales[name].findLast(([from]) => Number(from) <= n)?.[1]?.toString() ?? "";
}
