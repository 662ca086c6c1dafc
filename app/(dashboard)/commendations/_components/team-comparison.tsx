import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { Section } from "@/app/_components/section";
import { recordText } from "@/app/messages/record-text";
import type { TeamComparison as Compared } from "@/lib/commendations/conversion-by";
import { formatCount, formatInterval, formatPoints, formatRate } from "@/lib/format";
import type { Adjusted } from "@/lib/stats/direct-standardisation";

/** Each team beside the others as if all had the same mix of cases, with what could not be compared. */
export function TeamComparison({ teams }: { teams: Compared[] }) {
  const words = recordText.commendations.teams;
  if (teams.length < 2) {
    return (
      <Section title={words.title} hint={words.hint}>
        <p className="text-mute">{words.one}</p>
      </Section>
    );
  }
  const reversed = teams.filter(({ standardised }) => standardised?.isOrderReversed);
  const lacking = teams.filter(({ lacking: { team, others } }) => team.length + others.length > 0);
  return (
    <Section title={words.title} hint={words.hint}>
      {reversed.map(({ key, label }) => (
        <p key={key} className="mb-2">
          <strong>{words.reversed(label)}</strong>
        </p>
      ))}
      <DataTable caption={words.title}>
        <thead>
          <tr>
            <HeadCell>{words.columns.team}</HeadCell>
            <HeadCell isNumber>{words.columns.crude}</HeadCell>
            <HeadCell isNumber>{words.columns.others}</HeadCell>
            <HeadCell isNumber>{words.columns.adjusted}</HeadCell>
            <HeadCell isNumber>{words.columns.othersAdjusted}</HeadCell>
            <HeadCell isNumber>{words.columns.difference}</HeadCell>
            <HeadCell>{words.columns.coverage}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <Row key={team.key} team={team} />
          ))}
        </tbody>
      </DataTable>
      {lacking.length > 0 && (
        <details className="mt-2">
          <summary className="target flex cursor-pointer items-center text-mute text-sm">{words.detail}</summary>
          <ul className="grid gap-1 text-mute text-sm">
            {lacking.flatMap(({ key, label, lacking: { team, others } }) => [
              team.length > 0 && <li key={`${key} team`}>{words.lackTeam(label, listed(team))}</li>,
              others.length > 0 && <li key={`${key} others`}>{words.lackOthers(label, listed(others))}</li>,
            ])}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Row({ team: { label, standardised } }: { team: Compared }) {
  const words = recordText.commendations.teams;
  if (!standardised) {
    return (
      <tr>
        <RowHead className="font-normal">{label}</RowHead>
        <Cell colSpan={6} className="text-mute">
          {words.noCommon}
        </Cell>
      </tr>
    );
  }
  const { first, second, difference, strata } = standardised;
  return (
    <tr>
      <RowHead className="font-normal">{label}</RowHead>
      <Cell isNumber>{crude(first)}</Cell>
      <Cell isNumber>{crude(second)}</Cell>
      <Cell isNumber>{adjusted(first)}</Cell>
      <Cell isNumber>{adjusted(second)}</Cell>
      <Cell isNumber>
        {formatPoints(difference.value)}
        <span className="block whitespace-nowrap text-mute text-sm">
          {words.points(formatPoints(difference.low), formatPoints(difference.high))}
        </span>
      </Cell>
      <Cell className="min-w-44 text-mute text-sm">
        {words.coverage(
          formatCount(strata.both.length),
          formatCount(first.covered),
          formatCount(first.crude.n),
          formatCount(second.covered),
          formatCount(second.crude.n),
        )}
      </Cell>
    </tr>
  );
}

function crude({ crude: { x, n, value } }: Adjusted) {
  return (
    <span className="whitespace-nowrap">{recordText.commendations.teams.share(formatCount(x), formatCount(n), formatRate(value))}</span>
  );
}

function adjusted({ value, low, high }: Adjusted) {
  return (
    <>
      {formatRate(value)}
      <span className="block whitespace-nowrap text-mute text-sm">{formatInterval(low, high)}</span>
    </>
  );
}

const MOST_LISTED = 6;

function listed(strata: readonly { label: string; n: number }[]): string {
  const words = recordText.commendations.teams;
  const shown = strata.slice(0, MOST_LISTED).map(({ label, n }) => words.stratum(label, formatCount(n)));
  return shown.join("; ") + (strata.length > MOST_LISTED ? words.andMore(formatCount(strata.length - MOST_LISTED)) : "");
}
