"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { setTeamCalendar } from "@/app/(dashboard)/settings/calendars/_components/calendar-requests";
import { setUpText } from "@/app/messages/set-up-text";
import type { TeamCalendar } from "@/lib/calendars/calendars";

interface TeamCalendarsProps {
  teams: readonly TeamCalendar[];
  calendars: readonly { code: string; name: string; isDefault: boolean }[];
  mayChange: boolean;
}

/** By which calendar each team works; whoever may chooses another one. */
export function TeamCalendars({ teams, calendars, mayChange }: TeamCalendarsProps) {
  const words = setUpText.calendars;
  const router = useRouter();
  const choose = useMutation({
    mutationFn: ({ team, calendar }: { team: string; calendar: string }) => setTeamCalendar(team, calendar === "" ? null : calendar),
    onSuccess: () => router.refresh(),
  });
  const forAll = words.asAll(calendars.find(({ isDefault }) => isDefault)?.name ?? null);
  return (
    <>
      <DataTable caption={words.teams} className="max-w-[46rem]">
        <thead>
          <tr>
            <HeadCell>{words.team}</HeadCell>
            <HeadCell>{words.calendar}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.code}>
              <RowHead className="break-words font-normal">{team.name}</RowHead>
              <Cell className="py-1!">
                {mayChange ? (
                  <select
                    aria-label={words.calendarOf(team.name)}
                    className="target w-full min-w-0 max-w-72 rounded border border-edge bg-paper px-2 py-1"
                    value={team.calendar ?? ""}
                    disabled={choose.isPending}
                    onChange={(event) => choose.mutate({ team: team.code, calendar: event.target.value })}
                  >
                    <option value="">{forAll}</option>
                    {calendars.map(({ code, name }) => (
                      <option key={code} value={code}>
                        {name}
                      </option>
                    ))}
                  </select>
                ) : (
                  <bdi>{calendars.find(({ code }) => code === team.calendar)?.name ?? forAll}</bdi>
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {choose.isError && (
        <p role="alert" className="text-red text-sm">
          {choose.error.message}
        </p>
      )}
    </>
  );
}
