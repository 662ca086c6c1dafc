import { Button } from "@/app/_components/button";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { Section } from "@/app/_components/section";
import { Whisker } from "@/app/_components/whisker";
import type { PageView } from "@/app/_data/page-view";
import { Choice, optionsOf } from "@/app/(dashboard)/learning/_components/choice";
import { recordText } from "@/app/messages/record-text";
import { parseIsoDay } from "@/lib/dates";
import { formatCount, formatDayRange, formatInterval, formatRate } from "@/lib/format";
import { readTeamCurve } from "@/lib/self-care/team-curve";

/** How difficult interactions ended, by their place in a shift: over everybody together, so that nobody can be told apart. */
export async function CurveSection({ view }: { view: PageView }) {
  const words = recordText.selfCare.curve;
  const asked = { team: textOf(view.params.curveTeam), quarter: textOf(view.params.curveQuarter) };
  const curve = await readTeamCurve(view.workspace, view.actor, asked);
  const days = formatDayRange(curve.firstDay, curve.lastDay);
  return (
    <Section title={words.title} hint={words.hint}>
      <form action="/handling" className="no-print mb-3 flex flex-wrap items-end gap-3">
        {[...new URLSearchParams(view.query)].map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <Choice
          name="curveTeam"
          label={words.team}
          options={optionsOf(curve.teams)}
          initial={curve.team?.code ?? ""}
          none={words.everybody}
        />
        <Choice
          name="curveQuarter"
          label={words.quarter}
          options={curve.quarters.map((value) => ({ value, label: quarterWords(value) }))}
          initial={curve.quarter}
        />
        <Button type="submit">{words.show}</Button>
      </form>
      {curve.cells.length === 0 ? (
        <p className="max-w-[46rem] text-mute">{words.tooFew(curve.minimum.interactions, curve.minimum.people)}</p>
      ) : (
        <figure className="max-w-[46rem]">
          <figcaption className="mb-2">
            {days}.{" "}
            {words.summary(curve.cells.map(({ nth, isLast, value }) => words.part(words.nth(nth, isLast), formatRate(value))).join(", "))}
          </figcaption>
          <DataTable caption={words.title}>
            <thead>
              <tr>
                <HeadCell>{words.columns.nth}</HeadCell>
                <HeadCell isNumber>{words.columns.share}</HeadCell>
                <HeadCell className="w-1/3 max-sm:hidden">{words.columns.interval}</HeadCell>
                <HeadCell isNumber>{words.columns.of}</HeadCell>
                <HeadCell isNumber>{words.columns.people}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {curve.cells.map(({ nth, isLast, value, low, high, interactions, people }) => (
                <tr key={nth}>
                  <RowHead className="font-normal">{words.nth(nth, isLast)}</RowHead>
                  <Cell isNumber>
                    {formatRate(value)}
                    <span className="block text-mute text-sm">{formatInterval(low, high)}</span>
                  </Cell>
                  <Cell className="max-sm:hidden">
                    <Whisker value={value} low={low} high={high} />
                  </Cell>
                  <Cell isNumber>{formatCount(interactions)}</Cell>
                  <Cell isNumber>{formatCount(people)}</Cell>
                </tr>
              ))}
            </tbody>
          </DataTable>
          <p className="mt-2 text-mute text-sm">{words.association}</p>
        </figure>
      )}
      <p className="mt-1 max-w-[46rem] text-mute text-sm">{words.why}</p>
    </Section>
  );
}

/** "Q3 2026" of the first day of a quarter. */
function quarterWords(day: string): string {
  const date = new Date((parseIsoDay(day) ?? 0) * 86_400_000);
  return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
