import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { Section } from "@/app/_components/section";
import { Whisker } from "@/app/_components/whisker";
import { metricWords } from "@/app/_data/metric-words";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInterval, formatRate } from "@/lib/format";
import type { StaffPage } from "@/lib/staff/read-staff";
import type { StaffRate } from "@/lib/staff/staff-numbers";

/** One person's shares with their intervals, their team's beside them. */
export function StaffNumbers({ page }: { page: StaffPage }) {
  const words = recordText.staff.person;
  const { numbers, minimum, person } = page;
  return (
    <Section title={words.numbers} hint={words.hint(minimum)}>
      <DataTable caption={words.numbers}>
        <thead>
          <tr>
            <HeadCell>{words.columns.metric}</HeadCell>
            <HeadCell>{words.columns.own}</HeadCell>
            <HeadCell>{person.team === null ? words.columns.team : words.team(person.team.name)}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {numbers.map(({ metric, of, rate, team }) => (
            <tr key={metric}>
              <RowHead className="max-w-60">
                {metricWords(metric).title}
                <span className="block font-normal text-mute text-sm">{metricWords(metric).numerator}</span>
              </RowHead>
              <Cell>{rate === null ? <span className="text-mute">{words.tooFew(of, minimum)}</span> : <Rate rate={rate} />}</Cell>
              <Cell>{team === null ? <span className="text-mute">{words.noTeam}</span> : <Rate rate={team} />}</Cell>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className="mt-3 max-w-[46rem] text-mute text-sm">{words.noTeamHint}</p>
    </Section>
  );
}

function Rate({ rate: { value, low, high, of } }: { rate: StaffRate }) {
  return (
    <div className="grid min-w-24 max-w-56 gap-0.5">
      <span className="tabular-nums">
        {formatRate(value)} <span className="text-mute text-sm">{recordText.staff.person.of(formatCount(of))}</span>
      </span>
      <Whisker value={value} low={low} high={high} />
      <span className="text-mute text-sm tabular-nums">{formatInterval(low, high)}</span>
    </div>
  );
}
