"use client";

import { useFormContext } from "react-hook-form";
import { recordText } from "@/app/messages/record-text";
import { DAY_MS, dayOf, isoDay } from "@/lib/dates";
import type { FormValues } from "@/lib/documenting/form-values";

const { quick } = recordText.documenting;

/** Dates that are promised most often, by the clock of the workspace. */
const CHOICES = [
  { words: quick.today, days: 0, time: "17:00" },
  { words: quick.tomorrowNoon, days: 1, time: "12:00" },
  { words: quick.tomorrow, days: 1, time: "17:00" },
  { words: quick.threeDays, days: 3, time: "17:00" },
  { words: quick.week, days: 7, time: "17:00" },
] as const;

export function PromiseQuick({ zone }: { zone: string }) {
  const { setValue } = useFormContext<FormValues>();
  return (
    <fieldset className="mt-1.5 flex flex-wrap gap-1.5">
      <legend className="sr-only">{quick.label}</legend>
      {CHOICES.map(({ words, days, time }) => (
        <button
          key={words}
          type="button"
          onClick={() => {
            const day = dayOf(Date.now() + days * DAY_MS, zone);
            setValue("promiseDue", `${isoDay(day)}T${time}`, { shouldDirty: true });
          }}
          className="target rounded border border-edge bg-card px-2 py-1 text-sm hover:bg-sunken"
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}
