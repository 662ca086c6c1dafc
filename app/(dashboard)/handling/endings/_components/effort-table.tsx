import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { endingRowsHref } from "@/app/_data/ending-href";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatLevel, formatMinutes, NO_VALUE } from "@/lib/format";
import type { EffortRow } from "@/lib/handling/effort";
import type { EndingsRead } from "@/lib/handling/endings";

/** What it took, by how it ended: median and nine in ten, with of how many that is known. */
export function EffortTable({ read, query }: { read: EndingsRead; query: string }) {
  const words = recordText.endings;
  const columns = words.effortColumns;
  const sides = [
    { key: "good", part: "numerator", label: columns.good },
    { key: "notGood", part: "rest", label: columns.notGood },
  ] as const;
  return (
    <DataTable caption={words.effort}>
      <thead>
        <tr>
          <HeadCell>{columns.effort}</HeadCell>
          {sides.map(({ key, label }) => (
            <HeadCell key={key} isNumber className="whitespace-normal">
              {label}
              <span className="block font-normal">{words.medianAndNine}</span>
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {read.effort.map((row) => (
          <tr key={row.id}>
            <RowHead className="py-1.5 font-normal">{row.title}</RowHead>
            {sides.map(({ key, part, label }) => (
              <Cell key={key} isNumber className="py-1.5">
                {spreadWords(row, key)}{" "}
                <span className="whitespace-nowrap text-mute text-sm">
                  {columns.n}{" "}
                  <NumberWithRows
                    href={endingRowsHref(query, { ending: read.ask.ending, factor: `known.${row.id}`, side: "with", part })}
                    label={words.rows(row.title, label)}
                  >
                    {formatCount(row[key].n)}
                  </NumberWithRows>
                </span>
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function spreadWords(row: EffortRow, side: "good" | "notGood"): string {
  const { median, p90 } = row[side];
  if (median === null || p90 === null) return NO_VALUE;
  const written = row.unit === "minutes" ? formatMinutes : levelOf;
  return recordText.endings.halfAndMost(written(median), written(p90));
}

function levelOf(count: number): string {
  return Number.isInteger(count) ? formatCount(count) : formatLevel(count);
}
