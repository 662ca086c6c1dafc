import Link from "next/link";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatWorkingMinutes } from "@/lib/format";
import type { ComparedCurves, CurveGroup } from "@/lib/metrics/compared-curves";

/** The same durations by the calendars of the teams: nights, week-ends and holidays left out. */
export function BusinessHours({ curves, nameOf }: { curves: ComparedCurves; nameOf: (group: CurveGroup) => string }) {
  const words = recordText.followThrough.curves.business;
  const measured = curves.groups.some(({ business }) => business !== null);
  const time = (minutes: number | null) => (minutes === null ? recordText.followThrough.curves.notReached : formatWorkingMinutes(minutes));
  return (
    <div className="mb-4 grid gap-2">
      <h3 className="font-medium">{words.title}</h3>
      <p className="max-w-prose text-mute text-sm">
        {measured ? words.hint : words.none}{" "}
        <Link href="/settings/calendars" className="link">
          {words.calendars}
        </Link>
      </p>
      {measured && (
        <DataTable caption={words.title}>
          <thead>
            <tr>
              <HeadCell>{recordText.followThrough.curves.group}</HeadCell>
              <HeadCell isNumber>{words.median}</HeadCell>
              <HeadCell isNumber>{words.interval}</HeadCell>
              <HeadCell isNumber>{words.p90}</HeadCell>
              <HeadCell isNumber>{words.ended}</HeadCell>
              <HeadCell isNumber>{words.watched}</HeadCell>
              <HeadCell isNumber>{words.unmeasured}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {curves.groups.map((group) => {
              const { business } = group;
              return (
                <tr key={group.key}>
                  <RowHead className="py-1 font-normal">{nameOf(group)}</RowHead>
                  <Cell isNumber className="py-1 font-medium">
                    {business ? time(business.median) : "—"}
                  </Cell>
                  <Cell isNumber className="py-1 text-mute">
                    {business ? words.range(time(business.low), time(business.high)) : "—"}
                  </Cell>
                  <Cell isNumber className="py-1">
                    {business ? time(business.p90) : "—"}
                  </Cell>
                  <Cell isNumber className="py-1">
                    {formatCount(business?.ended ?? 0)}
                  </Cell>
                  <Cell isNumber className="py-1">
                    {formatCount(business?.watched ?? 0)}
                  </Cell>
                  <Cell isNumber className="py-1 text-mute">
                    {formatCount(group.watched - (business?.watched ?? 0))}
                  </Cell>
                </tr>
              );
            })}
          </tbody>
        </DataTable>
      )}
    </div>
  );
}
