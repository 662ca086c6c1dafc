import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { arrivedHref } from "@/app/(dashboard)/arrivals/_components/arrivals-hrefs";
import { recordText } from "@/app/messages/record-text";
import { arrivedCode, arrivedName } from "@/lib/arrivals/arrived";
import { countIn } from "@/lib/arrivals/read-arrivals";
import type { Filters } from "@/lib/filters";
import { formatCount } from "@/lib/format";

/** Hours by weekdays in digits, with the sum of each: what the picture shows by its shades. */
export function ArrivalsTable({ hours, filters }: { hours: readonly number[]; filters: Filters }) {
  const words = recordText.arrivals;
  const ofEvery = (from: number, length: number) =>
    words.weekdays.reduce((sum, _, weekday) => sum + countIn(hours, weekday, from, length), 0);
  const filled = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => ofEvery(hour, 1) > 0);
  const row = (from: number, length: number, name: string) => (
    <tr key={name}>
      <RowHead className="whitespace-nowrap py-1 font-normal tabular-nums">{name}</RowHead>
      {words.weekdays.map((weekday, index) => (
        <Count key={weekday} count={countIn(hours, index, from, length)} code={arrivedCode(index, from, length)} filters={filters} />
      ))}
      <Count count={ofEvery(from, length)} code={length === 24 ? null : arrivedCode("all", from, length)} filters={filters} />
    </tr>
  );
  return (
    <DataTable caption={words.caption} className="max-w-[46rem]">
      <thead>
        <tr>
          <HeadCell>{words.hour}</HeadCell>
          {words.weekdays.map((weekday) => (
            <HeadCell key={weekday} isNumber>
              {weekday}
            </HeadCell>
          ))}
          <HeadCell isNumber>{words.all}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {filled.map((hour) => row(hour, 1, `${String(hour).padStart(2, "0")}:00`))}
        {row(0, 24, words.all)}
      </tbody>
    </DataTable>
  );
}

function Count({ count, code, filters }: { count: number; code: string | null; filters: Filters }) {
  const href = code === null || count === 0 ? null : arrivedHref(filters, code);
  return (
    <Cell isNumber className="py-1">
      {count === 0 ? (
        <span className="text-mute">·</span>
      ) : href === null || code === null ? (
        formatCount(count)
      ) : (
        <NumberWithRows href={href} label={arrivedName(code)} className="target inline-flex min-h-6 min-w-6 items-center justify-end">
          {formatCount(count)}
        </NumberWithRows>
      )}
    </Cell>
  );
}
