"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef } from "react";
import { Button } from "@/app/_components/button";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { addHolidays, removeHoliday } from "@/app/(dashboard)/settings/calendars/_components/calendar-requests";
import { setUpText } from "@/app/messages/set-up-text";
import { isoDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";

interface HolidaysProps {
  code: string;
  name: string;
  holidays: readonly { day: number; name: string }[];
  mayChange: boolean;
}

/** The days on which nobody works; more are pasted in, one a line. */
export function Holidays({ code, name, holidays, mayChange }: HolidaysProps) {
  const words = setUpText.calendars;
  const router = useRouter();
  const remove = useMutation({ mutationFn: (day: number) => removeHoliday(code, isoDay(day)), onSuccess: () => router.refresh() });
  return (
    <div className="grid gap-3 pt-1">
      <p className="text-mute text-sm">{words.holidaysHint}</p>
      {holidays.length > 0 && (
        <DataTable caption={words.holidaysOf(name)} className="max-w-[30rem]">
          <thead>
            <tr>
              <HeadCell>{words.day}</HeadCell>
              <HeadCell>{words.holiday}</HeadCell>
              {mayChange && (
                <HeadCell>
                  <span className="sr-only">{words.takeBack}</span>
                </HeadCell>
              )}
            </tr>
          </thead>
          <tbody>
            {holidays.map((each) => (
              <tr key={each.day}>
                <RowHead className="whitespace-nowrap font-normal">{formatDay(each.day)}</RowHead>
                <Cell className="break-words">
                  <bdi>{each.name}</bdi>
                </Cell>
                {mayChange && (
                  <Cell className="py-1! text-right">
                    <Button
                      kind="quiet"
                      aria-label={words.takeBackNamed(formatDay(each.day), each.name)}
                      disabled={remove.isPending}
                      onClick={() => remove.mutate(each.day)}
                    >
                      {words.takeBack}
                    </Button>
                  </Cell>
                )}
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {remove.isError && (
        <p role="alert" className="text-red text-sm">
          {remove.error.message}
        </p>
      )}
      {mayChange && <AddHolidays code={code} name={name} />}
    </div>
  );
}

function AddHolidays({ code, name }: { code: string; name: string }) {
  const words = setUpText.calendars;
  const id = useId();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const add = useMutation({
    mutationFn: (lines: string) => addHolidays(code, lines),
    onSuccess: () => {
      form.current?.reset();
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    add.mutate(String(new FormData(event.currentTarget).get("lines")));
  }

  return (
    <form ref={form} onSubmit={onSubmit} className="grid max-w-[30rem] gap-2">
      <label htmlFor={id} className="eyebrow">
        {words.lines}
      </label>
      <textarea
        id={id}
        name="lines"
        required
        rows={4}
        maxLength={300_000}
        aria-label={words.linesOf(name)}
        placeholder={words.linesPlaceholder}
        className="w-full rounded border border-edge bg-paper px-2 py-1 placeholder:text-mute"
      />
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={add.isPending}>
          {words.addHolidays}
        </Button>
        <span role="status" className="text-mute text-sm">
          {add.data ? words.added(add.data.added, add.data.renamed) : ""}
        </span>
      </p>
      {add.isError && (
        <p role="alert" className="text-red text-sm">
          {add.error.message}
        </p>
      )}
    </form>
  );
}
