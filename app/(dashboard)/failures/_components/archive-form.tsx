"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/button";
import { recordText } from "@/app/messages/record-text";
import type { ArchiveOrder, FailureChange } from "@/lib/failures/failure-requests";

interface ArchiveFormProps {
  count: number;
  isBusy: boolean;
  problem: string | null;
  onChange: (change: FailureChange) => void;
}

const UNTIL = ["escalating", "until", "interactions", "customers", "forEver"] as const;
type Until = (typeof UNTIL)[number];

/** Until when some failures are put aside; for ever needs a reason, and a day on which that is looked at again. */
export function ArchiveForm({ count, isBusy, problem, onChange }: ArchiveFormProps) {
  const words = recordText.failures.bulk;
  const id = useId();
  const [until, setUntil] = useState<Until>("escalating");

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onChange({ archive: orderOf(until, new FormData(event.currentTarget)) });
  }

  const box = "target w-full rounded border border-edge bg-paper px-2 py-1";
  return (
    <form onSubmit={onSubmit} className="grid gap-4 p-5">
      <h2 className="font-semibold text-lead">{words.archiveHeading(count)}</h2>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="eyebrow">
          {words.until}
        </label>
        <select
          id={id}
          value={until}
          onChange={({ target }) => setUntil(UNTIL.find((each) => each === target.value) ?? "escalating")}
          data-first-focus=""
          className={box}
        >
          {UNTIL.map((each) => (
            <option key={each} value={each}>
              {words.untils[each]}
            </option>
          ))}
        </select>
      </div>
      {until === "forEver" && (
        <label className="grid gap-1.5">
          <span className="eyebrow">{words.reason}</span>
          <input name="reason" required maxLength={500} autoComplete="off" className={box} />
        </label>
      )}
      {(until === "until" || until === "forEver") && (
        <label className="grid gap-1.5">
          <span className="eyebrow">{until === "until" ? words.day : words.reviewDay}</span>
          <input name="day" type="date" required className={box} />
        </label>
      )}
      {(until === "interactions" || until === "customers") && (
        <label className="grid gap-1.5">
          <span className="eyebrow">{words.number}</span>
          <input name="number" type="number" required min={1} max={1_000_000} defaultValue={5} className={box} />
        </label>
      )}
      <p>
        <Button type="submit" kind="main" disabled={isBusy}>
          {words.archiveSubmit}
        </Button>
      </p>
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem}
        </p>
      )}
    </form>
  );
}

/** A day means its beginning where the browser is. */
function orderOf(until: Until, data: FormData): ArchiveOrder {
  const dayAt = new Date(`${data.get("day")}T00:00`).getTime();
  if (until === "until") return { until: dayAt };
  if (until === "forEver") return { forEver: { reason: String(data.get("reason")), reviewAt: dayAt } };
  if (until === "escalating") return { escalating: true };
  return { [until]: Number(data.get("number")) };
}
