import { clsx } from "clsx";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { UNKNOWN } from "@/lib/filters";
import { formatCount, formatInterval, formatRate, NO_VALUE } from "@/lib/format";
import type { Handling } from "@/lib/handling/read-handling";
import { MIN_TO_RANK } from "@/lib/metrics/ranked-shares";
import type { MetricResult } from "@/lib/metrics/result";

const COLUMNS = ["settled", "repeat", "escalated"] as const;

/** Each team with its rates side by side, by name: the page compares handling, it ranks nobody. */
export function TeamTable({ read, query }: { read: Handling; query: string }) {
  const words = recordText.handling;
  const names = new Map(COLUMNS.flatMap((column) => read[column].series.map(({ key, label }) => [key, label] as const)));
  const teams = [...names].toSorted(
    ([a, x], [b, y]) => Number(a === UNKNOWN) - Number(b === UNKNOWN) || x.localeCompare(y, "en", { numeric: true }) || (a < b ? -1 : 1),
  );
  if (teams.every(([key]) => key === UNKNOWN)) return <p className="text-mute">{words.noTeams}</p>;
  return (
    <DataTable caption={words.teams}>
      <thead>
        <tr>
          <HeadCell>{words.team}</HeadCell>
          {COLUMNS.map((column) => (
            <HeadCell key={column} isNumber>
              {words.columns[column]}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {teams.map(([key, label]) => (
          <tr key={key}>
            <RowHead className={clsx("min-w-24 py-1.5 font-normal", key === UNKNOWN && "text-mute")}>{label}</RowHead>
            {COLUMNS.map((column) => (
              <Cell key={column} isNumber className="whitespace-nowrap py-1.5">
                <Share result={read[column]} team={key} query={query} />
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Share({ result, team, query }: { result: MetricResult; team: string; query: string }) {
  const point = result.points.find(({ series }) => series === team);
  const open = (part: string) => rowsHref(query, { metric: result.id, part, by: "team", series: team });
  if (!point || point.value === null || point.low === null || point.high === null) return <span className="text-mute">{NO_VALUE}</span>;
  const isFew = (point.denominator ?? 0) < MIN_TO_RANK;
  return (
    <span className={clsx(isFew && "text-mute")} title={formatInterval(point.low, point.high)}>
      <NumberWithRows href={open("numerator")}>{formatRate(point.value)}</NumberWithRows>{" "}
      <span className="text-mute text-sm">
        <NumberWithRows href={open("denominator")}>{recordText.handling.of(formatCount(point.denominator))}</NumberWithRows>
      </span>
    </span>
  );
}
