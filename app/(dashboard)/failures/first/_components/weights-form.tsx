"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { WeightFields } from "@/app/(dashboard)/failures/first/_components/weight-fields";
import { keepWeights } from "@/app/(dashboard)/failures/first/_components/weight-requests";
import { recordText } from "@/app/messages/record-text";
import type { Weights } from "@/lib/priorities/weights";

/** What each measure and each severity counts, kept for everybody. */
export function WeightsForm({ weights }: { weights: Weights }) {
  const words = recordText.priorities;
  const router = useRouter();
  const [isSaved, setIsSaved] = useState(false);
  const keep = useMutation({
    mutationFn: keepWeights,
    onSuccess: () => {
      setIsSaved(true);
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const group = (name: string) =>
      Object.fromEntries(
        [...data].flatMap(([key, value]) => (key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), Number(value)] as const] : [])),
      );
    keep.mutate({ measures: group("measures"), severity: group("severity") });
  }

  // The fields hold what was typed: other weights from the server, and taking back what was typed, need other fields.
  const fields = `${JSON.stringify(weights)} ${keep.variables === null ? keep.submittedAt : ""}`;
  return (
    <form key={fields} onSubmit={onSubmit} onChange={() => setIsSaved(false)} className="grid gap-4">
      <WeightFields name="measures" legend={words.measuresLegend} labels={words.measures} values={weights.measures} />
      <WeightFields name="severity" legend={words.severityLegend} labels={words.severityNames} values={weights.severity} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={keep.isPending}>
          {words.save}
        </Button>
        <Button disabled={keep.isPending} onClick={() => keep.mutate(null)}>
          {words.reset}
        </Button>
      </div>
      <p role="status" className="text-mute text-sm">
        {isSaved && words.saved}
      </p>
      {keep.isError && (
        <p role="alert" className="text-red text-sm">
          {keep.error.message}
        </p>
      )}
    </form>
  );
}
