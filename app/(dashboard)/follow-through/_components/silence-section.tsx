import { clsx } from "clsx";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Section } from "@/app/_components/section";
import { rowsHref } from "@/app/_data/rows-href";
import { Choices } from "@/app/(dashboard)/follow-through/_components/choices";
import { optionHref } from "@/app/(dashboard)/follow-through/_components/option-href";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInterval, formatMinutes, formatRate } from "@/lib/format";
import type { FollowThroughOptions } from "@/lib/promises/follow-through-options";
import type { SilenceRow, Silences } from "@/lib/promises/silences";

const LIMITS = [1, 2, 3, 5, 7, 14];

/** How long customers hear nothing while a promise is open, and how many of those silences still grow. */
export function SilenceSection({ silences, query, options }: { silences: Silences; query: string; options: FollowThroughOptions }) {
  const words = recordText.followThrough.silence;
  const { limitDays, all } = silences;
  const open = (part: string) => rowsHref(query, { metric: "longest-silence", part, beyond: limitDays * 1440 });
  if (all.promises === 0) {
    return (
      <Section title={words.title} hint={words.hint}>
        <p className="text-mute">{words.nothing}</p>
      </Section>
    );
  }
  const limits = LIMITS.includes(limitDays) ? LIMITS : [...LIMITS, limitDays].toSorted((a, b) => a - b);
  return (
    <Section title={words.title} hint={words.hint}>
      <Choices
        label={words.limit}
        choices={limits.map((days) => ({
          label: words.days(days),
          href: optionHref(query, { ...options, silenceDays: days }),
          isChosen: days === limitDays,
        }))}
      />
      <p className="mt-1 mb-4 max-w-prose">
        <strong className="font-semibold">
          <NumberWithRows href={open("numerator")}>{words.silent(formatCount(all.long), formatCount(all.promises))}</NumberWithRows>
        </strong>
        {words.silentEnd(words.days(limitDays), formatRate(all.share), intervalOf(all))}
        {all.openLong > 0 && (
          <>
            {" "}
            <NumberWithRows href={open("open")}>{words.growing(formatCount(all.openLong))}</NumberWithRows>
            {words.growingEnd}
          </>
        )}
      </p>
      <div className="grid grid-cols-1 gap-x-10 gap-y-6 lg:grid-cols-2">
        {(["procedure", "kind"] as const).map((by) => (
          <SilenceTable key={by} by={by} rows={silences.by[by]} query={query} limitDays={limitDays} />
        ))}
      </div>
    </Section>
  );
}

function SilenceTable({ by, rows, query, limitDays }: { by: "procedure" | "kind"; rows: SilenceRow[]; query: string; limitDays: number }) {
  const words = recordText.followThrough.silence;
  const open = (row: SilenceRow, part: string, isLong = true) =>
    rowsHref(query, { metric: "longest-silence", part, by, series: row.key, ...(isLong ? { beyond: limitDays * 1440 } : {}) });
  const time = (minutes: number | null) => (minutes === null ? "—" : formatMinutes(minutes));
  return (
    <DataTable caption={words.by[by]} isCaptionShown>
      <thead>
        <tr>
          <HeadCell>
            <span className="sr-only">{words.by[by]}</span>
          </HeadCell>
          <HeadCell isNumber>{words.columns.median}</HeadCell>
          <HeadCell isNumber className="max-sm:hidden">
            {words.columns.p90}
          </HeadCell>
          <HeadCell isNumber>{words.columns.long}</HeadCell>
          <HeadCell isNumber>{words.columns.of}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={clsx(!row.isRanked && "text-mute")}>
            <RowHead className="py-1.5 font-normal">{row.label}</RowHead>
            <Cell isNumber className="py-1.5">
              {time(row.median)}
            </Cell>
            <Cell isNumber className="py-1.5 max-sm:hidden">
              {time(row.p90)}
            </Cell>
            <Cell isNumber className="whitespace-nowrap py-1.5">
              {!row.isRanked && <span className="mr-1.5 text-sm">{recordText.followThrough.tooFew}</span>}
              {row.long === 0 ? (
                formatRate(row.share)
              ) : (
                <span title={intervalOf(row)}>
                  <NumberWithRows href={open(row, "numerator")}>{formatRate(row.share)}</NumberWithRows>
                </span>
              )}
              {row.openLong > 0 && (
                <div>
                  <NumberWithRows href={open(row, "open")} className="text-red text-xs">
                    {words.stillGrowing(formatCount(row.openLong))}
                  </NumberWithRows>
                </div>
              )}
            </Cell>
            <Cell isNumber className="py-1.5">
              <NumberWithRows href={open(row, "numerator", false)}>{formatCount(row.promises)}</NumberWithRows>
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function intervalOf({ low, high }: SilenceRow): string {
  return low === null || high === null ? "" : formatInterval(low, high);
}
