"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { AskedTwice } from "@/app/_components/asked-twice";
import { Button } from "@/app/_components/button";
import { changeCalendar, deleteCalendar } from "@/app/(dashboard)/settings/calendars/_components/calendar-requests";
import { setUpText } from "@/app/messages/set-up-text";

/** Lets a calendar hold for all, and deletes it once that has been asked twice. */
export function CalendarActions({ code, name, isDefault }: { code: string; name: string; isDefault: boolean }) {
  const words = setUpText.calendars;
  const router = useRouter();
  const hold = useMutation({ mutationFn: () => changeCalendar(code, { isDefault: true }), onSuccess: () => router.refresh() });
  return (
    <div className="mt-1 flex flex-wrap items-start justify-end gap-1">
      {!isDefault && (
        <Button kind="quiet" className="whitespace-normal!" disabled={hold.isPending} onClick={() => hold.mutate()}>
          {words.hold}
        </Button>
      )}
      <AskedTwice words={{ ...words, open: words.remove, named: words.removeNamed(name) }} act={() => deleteCalendar(code)} />
      {hold.isError && (
        <p role="alert" className="text-red text-sm">
          {hold.error.message}
        </p>
      )}
    </div>
  );
}
