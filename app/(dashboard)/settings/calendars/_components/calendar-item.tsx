import { StatePill } from "@/app/_components/state-pill";
import { CalendarActions } from "@/app/(dashboard)/settings/calendars/_components/calendar-actions";
import { Holidays } from "@/app/(dashboard)/settings/calendars/_components/holidays";
import { HoursForm } from "@/app/(dashboard)/settings/calendars/_components/hours-form";
import { setUpText } from "@/app/messages/set-up-text";
import type { ListedCalendar } from "@/lib/calendars/calendars";
import { writeShifts } from "@/lib/calendars/shift-text";
import { formatCount } from "@/lib/format";

/** One calendar: when people work, on which days they do not, and how to change it for whoever may. */
export function CalendarItem({ calendar, mayChange }: { calendar: ListedCalendar; mayChange: boolean }) {
  const words = setUpText.calendars;
  const { code, name, zone, hours, holidays, isDefault } = calendar;
  const before = { code, name, zone, hours: hours.map(writeShifts) };
  return (
    <li className="min-w-0 rounded-lg border border-hairline bg-card p-4">
      <h3 className="flex flex-wrap items-baseline gap-x-2 font-medium">
        <bdi className="break-words">{name}</bdi>
        <span className="font-normal text-mute text-sm">{zone}</span>
        {isDefault && <StatePill tone="active">{words.forAll}</StatePill>}
      </h3>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 text-sm">
        {stretchesOf(before.hours).map(({ days, text }) => (
          <div key={days} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-mute">{days}</dt>
            <dd className={text === "" ? "text-mute" : "tabular-nums"}>{text === "" ? words.closed : text}</dd>
          </div>
        ))}
      </dl>
      {mayChange && (
        <details className="mt-2">
          <summary className="target inline-flex min-h-7 items-center text-soft hover:text-ink" aria-label={words.changeNamed(name)}>
            {words.change}
          </summary>
          <div className="pt-2">
            <HoursForm before={before} zone={zone} />
          </div>
        </details>
      )}
      <details>
        <summary className="target inline-flex min-h-7 items-center text-soft hover:text-ink">
          {words.holidays(formatCount(holidays.length), holidays.length)}
        </summary>
        <Holidays code={code} name={name} holidays={holidays} mayChange={mayChange} />
      </details>
      {mayChange && <CalendarActions code={code} name={name} isDefault={isDefault} />}
    </li>
  );
}

/** Days in a row with the same hours stand as one line. */
function stretchesOf(hours: readonly string[]): { days: string; text: string }[] {
  const { weekdays, until } = setUpText.calendars;
  const firsts = hours.flatMap((text, day) => (day > 0 && hours[day - 1] === text ? [] : [day]));
  return firsts.map((first, index) => {
    const last = (firsts[index + 1] ?? hours.length) - 1;
    const [from = "", to = ""] = [weekdays[first], weekdays[last]];
    return { days: first === last ? from : until(from, to), text: hours[first] ?? "" };
  });
}
