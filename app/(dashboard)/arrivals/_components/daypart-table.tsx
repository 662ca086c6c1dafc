import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Section } from "@/app/_components/section";
import { arrivedHref } from "@/app/(dashboard)/arrivals/_components/arrivals-hrefs";
import { recordText } from "@/app/messages/record-text";
import { arrivedCode, arrivedName, DAYPART_HOURS } from "@/lib/arrivals/arrived";
import type { Daypart } from "@/lib/arrivals/read-arrivals";
import type { Filters } from "@/lib/filters";
import { formatCount, formatInterval, formatMinutes, formatRate } from "@/lib/format";

/** Below so many known nothing is told of how it went. */
const FEWEST = 5;

/** Time to calm and end mood by part of the day. */
export function DaypartTable({ dayparts, filters }: { dayparts: readonly Daypart[]; filters: Filters }) {
  const words = recordText.arrivals;
  return (
    <Section title={words.dayparts} hint={words.daypartsHint(FEWEST)}>
      <DataTable caption={words.dayparts}>
        <thead>
          <tr>
            <HeadCell>{words.columns.part}</HeadCell>
            <HeadCell isNumber>{words.columns.arrivals}</HeadCell>
            <HeadCell className="max-sm:hidden">{words.columns.calm}</HeadCell>
            <HeadCell className="max-sm:hidden">{words.columns.ended}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {dayparts.map((daypart, index) => {
            const code = arrivedCode("all", daypart.from, DAYPART_HOURS);
            const href = daypart.arrivals === 0 ? null : arrivedHref(filters, code);
            return (
              <tr key={daypart.from}>
                <RowHead className="font-normal">
                  {words.daypartNames[index]}
                  <span className="block whitespace-nowrap text-mute text-sm">{arrivedName(code).replace(/^\D+/, "")}</span>
                  <span className="block text-mute text-sm sm:hidden">
                    {words.columns.calm}: {calmOf(daypart)}
                  </span>
                  <span className="block text-mute text-sm sm:hidden">
                    {words.columns.ended}: {endedOf(daypart)}
                  </span>
                </RowHead>
                <Cell isNumber>
                  {href === null ? (
                    formatCount(daypart.arrivals)
                  ) : (
                    <NumberWithRows href={href} label={arrivedName(code)} className="target inline-flex items-center justify-end">
                      {formatCount(daypart.arrivals)}
                    </NumberWithRows>
                  )}
                </Cell>
                <Cell className="max-sm:hidden">{calmOf(daypart)}</Cell>
                <Cell className="max-sm:hidden">{endedOf(daypart)}</Cell>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
      <p className="mt-1 text-mute text-sm">{words.goodMood}</p>
    </Section>
  );
}

function calmOf({ calm: { known, median, p90 } }: Daypart): string {
  const words = recordText.arrivals;
  if (known < FEWEST || median === null || p90 === null) return words.tooFewKnown(formatCount(known));
  return words.calm(formatMinutes(median), formatMinutes(p90), formatCount(known));
}

function endedOf({ ended: { known, share, low, high } }: Daypart): string {
  const words = recordText.arrivals;
  if (known < FEWEST || share === null || low === null || high === null) return words.tooFewKnown(formatCount(known));
  return words.ended(formatRate(share), formatInterval(low, high), formatCount(known));
}
