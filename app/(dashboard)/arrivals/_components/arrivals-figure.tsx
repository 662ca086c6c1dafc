import { HeatGrid, type HeatRow } from "@/app/_components/charts/heat-grid";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Section } from "@/app/_components/section";
import { arrivedHref } from "@/app/(dashboard)/arrivals/_components/arrivals-hrefs";
import { ArrivalsTable } from "@/app/(dashboard)/arrivals/_components/arrivals-table";
import { recordText } from "@/app/messages/record-text";
import { arrivedCode, arrivedName, BLOCK_HOURS, BLOCKS } from "@/lib/arrivals/arrived";
import { type Arrivals, countIn } from "@/lib/arrivals/read-arrivals";
import { type Filters, UNKNOWN } from "@/lib/filters";
import { formatCount } from "@/lib/format";

/** The hours of a week as a picture, each of which opens its interactions; four hours at a time where there is little room. */
export function ArrivalsFigure({ read, filters }: { read: Arrivals; filters: Filters }) {
  const words = recordText.arrivals;
  const { timed, untimed, busiest, usual, period } = read;
  const most = busiest && arrivedName(arrivedCode(busiest.weekday, busiest.from, BLOCK_HOURS));
  return (
    <Section title={words.grid} hint={words.gridHint(period.zone)}>
      {timed > 0 && (
        <figure className="m-0">
          <figcaption className="sr-only">{words.summary(most, formatCount(timed))}</figcaption>
          <div className="max-lg:hidden print:hidden">
            <HeatGrid caption={words.caption} columns={columnsOf(HOURS, 1)} rows={rowsOf(read, filters, HOURS, 1)} isDense />
          </div>
          <div className="lg:hidden print:block">
            <HeatGrid
              caption={words.captionBlocks}
              columns={columnsOf(BLOCKS, BLOCK_HOURS)}
              rows={rowsOf(read, filters, BLOCKS, BLOCK_HOURS)}
              isDense
            />
          </div>
        </figure>
      )}
      {usual && timed > 0 && <p className="mt-1 text-mute text-sm">{words.outsideOf(usual.isOnly)}</p>}
      {untimed > 0 && (
        <p className="mt-1 text-mute text-sm">
          <NumberWithRows href={arrivedHref(filters, UNKNOWN) ?? ""} label={words.untimedLink}>
            {formatCount(untimed)}
          </NumberWithRows>{" "}
          {words.untimed(untimed)}
        </p>
      )}
      <p className="mt-1 max-w-[46rem] text-mute text-sm">{words.noRate}</p>
      {timed > 0 && (
        <details className="mt-2">
          <summary className="no-print target inline-flex items-center text-mute text-sm hover:text-ink">{words.table}</summary>
          <ArrivalsTable hours={read.hours} filters={filters} />
        </details>
      )}
    </Section>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function columnsOf(froms: readonly number[], length: number) {
  return froms.map((from) => ({ key: String(from), label: length === 1 ? String(from) : `${from}–${from + length}` }));
}

function rowsOf({ hours, usual }: Arrivals, filters: Filters, froms: readonly number[], length: number): HeatRow[] {
  const words = recordText.arrivals;
  const counts = words.weekdays.map((_, weekday) => froms.map((from) => countIn(hours, weekday, from, length)));
  const most = Math.max(1, ...counts.flat());
  return words.weekdays.map((label, weekday) => ({
    key: label,
    label,
    cells: froms.map((from, index) => {
      const count = counts[weekday]?.[index] ?? 0;
      const code = arrivedCode(weekday, from, length);
      // Of four hours together: where none of them is worked.
      const isOutside = usual !== null && !usual.open.slice(weekday * 24 + from, weekday * 24 + from + length).some(Boolean);
      return {
        key: code,
        value: count === 0 ? "·" : formatCount(count),
        weight: count / most,
        href: count === 0 ? null : arrivedHref(filters, code),
        label: words.cell(arrivedName(code), formatCount(count), isOutside),
        isHatched: isOutside,
      };
    }),
  }));
}
