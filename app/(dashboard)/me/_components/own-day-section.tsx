import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { Section } from "@/app/_components/section";
import { BreakButton } from "@/app/(dashboard)/me/_components/break-button";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInstant } from "@/lib/format";
import { timeText } from "@/lib/interactions/moment";
import type { OwnDay } from "@/lib/self-care/own-day";
import { SHIFT_GAP_HOURS } from "@/lib/self-care/shifts";

/** From so many difficult interactions in a shift on, and after so many minutes without a break, a kind word is said. */
const MANY = 3;
const LONG_MINUTES = 120;

/** How much there was to carry in this shift and those before, and a break; for whoever it is about alone. */
export function OwnDaySection({ day, now }: { day: OwnDay; now: number }) {
  const words = recordText.selfCare;
  const { current, breaks, minutesSinceBreak } = day;
  const isOnBreak = breaks.onBreakSince !== null;
  const minutes = (from: number) => words.minutes(Math.max(0, Math.floor((now - from) / 60_000)));
  const gentle = isOnBreak ? null : gentleWords(day);
  return (
    <Section title={words.day} hint={words.private}>
      <div className="grid max-w-[46rem] gap-3">
        <div className="text-lead">
          <p>{current ? words.current(current.difficult, formatCount(current.interactions)) : words.noShift}</p>
          {breaks.onBreakSince !== null && <p>{words.onBreak(minutes(breaks.onBreakSince))}</p>}
          {minutesSinceBreak !== null && <p>{(day.hadBreak ? words.since : words.sinceStart)(words.minutes(minutesSinceBreak))}</p>}
          {gentle && <p className="mt-1 text-soft">{gentle}</p>}
        </div>
        <BreakButton isOnBreak={isOnBreak} />
        <details>
          <summary className="target inline-flex items-center text-mute text-sm hover:text-ink">{words.shifts}</summary>
          <p className="mb-2 text-mute text-sm">{words.shiftsHint(SHIFT_GAP_HOURS)}</p>
          {day.before.length === 0 ? (
            <p className="text-mute">{words.noneBefore}</p>
          ) : (
            <DataTable caption={words.shifts}>
              <thead>
                <tr>
                  <HeadCell>{words.columns.shift}</HeadCell>
                  <HeadCell isNumber>{words.columns.difficult}</HeadCell>
                  <HeadCell isNumber>{words.columns.all}</HeadCell>
                </tr>
              </thead>
              <tbody>
                {day.before.map(({ from, to, difficult, interactions }) => (
                  <tr key={from}>
                    <RowHead className="font-normal">
                      {formatInstant(from, day.zone)}–{timeText(to, day.zone)}
                    </RowHead>
                    <Cell isNumber>{formatCount(difficult)}</Cell>
                    <Cell isNumber>{formatCount(interactions)}</Cell>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          )}
        </details>
      </div>
    </Section>
  );
}

function gentleWords({ current, minutesSinceBreak }: OwnDay): string | null {
  const { gentle } = recordText.selfCare;
  if (current && current.difficult >= MANY) return gentle.many;
  return minutesSinceBreak !== null && minutesSinceBreak >= LONG_MINUTES ? gentle.long : null;
}
