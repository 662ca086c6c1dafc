"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { Button } from "@/app/_components/button";
import { recordChange } from "@/app/(dashboard)/failures/[code]/_components/baseline-requests";
import { recordText } from "@/app/messages/record-text";
import { LONGEST_REASON } from "@/lib/failures/baseline-requests";

const words = recordText.failureChart;

/** A day and a reason: from then on the chart counts anew what is usual. Days are YYYY-MM-DD. */
export function BaselineForm({ code, day, lastDay }: { code: string; day: string; lastDay: string }) {
  const id = useId();
  const router = useRouter();
  const record = useMutation({
    mutationFn: ({ change }: { change: { day: string; reason: string }; form: HTMLFormElement }) => recordChange(code, change),
    onSuccess: (_, { form }) => {
      form.reset();
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    record.mutate({ change: { day: String(data.get("day")), reason: String(data.get("reason")) }, form });
  }

  return (
    <form onSubmit={onSubmit} className="mt-2 grid max-w-[46rem] gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <div className="grid gap-1">
          <label htmlFor={`${id}-day`} className="eyebrow">
            {words.day}
          </label>
          <input
            id={`${id}-day`}
            type="date"
            name="day"
            required
            defaultValue={day}
            max={lastDay}
            className="target rounded border border-edge bg-paper px-2 py-1"
          />
        </div>
        <div className="grid min-w-52 flex-1 gap-1">
          <label htmlFor={`${id}-reason`} className="eyebrow">
            {words.reason}
          </label>
          <input
            id={`${id}-reason`}
            name="reason"
            required
            maxLength={LONGEST_REASON}
            autoComplete="off"
            placeholder={words.reasonPlaceholder}
            className="target w-full rounded border border-edge bg-paper px-2 py-1 placeholder:text-mute"
          />
        </div>
        <Button type="submit" disabled={record.isPending}>
          {words.submit}
        </Button>
      </div>
      {record.isError && (
        <p role="alert" className="text-red">
          {record.error.message}
        </p>
      )}
    </form>
  );
}
