"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { accepted } from "@/app/_data/accepted";
import { setUpText } from "@/app/messages/set-up-text";

/** The one number that decides what may be said of one person. */
export function MinimumForm({ staffMinimum }: { staffMinimum: number }) {
  const words = setUpText.staffSettings;
  const id = useId();
  const router = useRouter();
  const keep = useMutation({ mutationFn: keepMinimum, onSuccess: () => router.refresh() });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    keep.mutate(Number(new FormData(event.currentTarget).get("staffMinimum")));
  }

  return (
    <form onSubmit={onSubmit} className="grid max-w-[46rem] gap-4">
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-medium">
          {words.minimum}
        </label>
        <input
          id={id}
          name="staffMinimum"
          type="number"
          required
          min={10}
          max={1000}
          step={1}
          defaultValue={staffMinimum}
          aria-describedby={`${id}-hint`}
          className="target w-28 rounded border border-edge bg-paper px-2 py-1 tabular-nums"
        />
        <p id={`${id}-hint`} className="text-mute text-sm">
          {words.hint}
        </p>
      </div>
      <p>
        <Button type="submit" kind="main" disabled={keep.isPending}>
          {words.save}
        </Button>
      </p>
      <p role="status" className="text-mute text-sm">
        {keep.isSuccess && words.saved}
      </p>
      {keep.isError && (
        <p role="alert" className="text-red text-sm">
          {keep.error.message}
        </p>
      )}
    </form>
  );
}

/** Rejects with a sentence to show. */
async function keepMinimum(staffMinimum: number): Promise<void> {
  await accepted(
    await fetch("/api/settings/staff", { method: "PATCH", body: JSON.stringify({ staffMinimum }) }),
    setUpText.staffSettings.failed,
  );
}
