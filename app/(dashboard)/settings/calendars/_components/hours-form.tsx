"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef } from "react";
import { Button } from "@/app/_components/button";
import { changeCalendar, makeCalendar, type WrittenCalendar } from "@/app/(dashboard)/settings/calendars/_components/calendar-requests";
import { TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { setUpText } from "@/app/messages/set-up-text";

interface HoursFormProps {
  /** The calendar that is changed; null for a new one. */
  before: (WrittenCalendar & { code: string }) | null;
  /** Of a new one, unless another is chosen. */
  zone: string;
}

/** A name, a zone and the hours of each weekday as people write them. */
export function HoursForm({ before, zone }: HoursFormProps) {
  const words = setUpText.calendars;
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const keep = useMutation({
    mutationFn: (written: WrittenCalendar) => (before ? changeCalendar(before.code, written) : makeCalendar(written)),
    onSuccess: () => {
      if (!before) form.current?.reset();
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (field: string) => String(data.get(field) ?? "");
    keep.mutate({ name: text("name"), zone: text("zone").trim(), hours: words.weekdays.map((_, day) => text(`day${day}`)) });
  }

  return (
    <form ref={form} onSubmit={onSubmit} className="grid max-w-[46rem] gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={words.fields.name}
          name="name"
          required
          maxLength={80}
          defaultValue={before?.name}
          placeholder={words.namePlaceholder}
        />
        <TextField
          label={words.fields.zone}
          name="zone"
          required
          list="zones"
          defaultValue={before?.zone ?? zone}
          hint={words.zoneHint}
          spellCheck={false}
        />
      </div>
      <fieldset>
        <legend className="eyebrow mb-1.5">{words.hours}</legend>
        <p className="mb-2 text-mute text-sm">{words.hoursHint}</p>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {words.weekdays.map((weekday, day) => (
            <TextField
              key={weekday}
              label={weekday}
              name={`day${day}`}
              maxLength={120}
              defaultValue={before?.hours[day] ?? (day < 5 ? USUAL : "")}
              spellCheck={false}
            />
          ))}
        </div>
      </fieldset>
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind={before ? "plain" : "main"} disabled={keep.isPending}>
          {before ? words.save : words.submit}
        </Button>
        <span role="status" className="text-mute text-sm">
          {keep.isSuccess ? words.saved : ""}
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

const USUAL = "09:00–17:00";
