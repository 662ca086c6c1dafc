import { HeatGrid } from "@/app/_components/charts/heat-grid";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { IfMay } from "@/app/_components/rights";
import { Section } from "@/app/_components/section";
import { hrefOf } from "@/app/_data/filter-params";
import { SystemChoice } from "@/app/(dashboard)/handling/_components/system-choice";
import { recordText } from "@/app/messages/record-text";
import { type Filters, filtersToParams } from "@/lib/filters";
import { formatCount, formatLevel } from "@/lib/format";
import type { WaitCell, WaitMatrix, Waits } from "@/lib/waits/waits";

/** Who waits on whom: hours lost by team and by what it waited on; each cell opens its interactions. */
export function WaitsSection({ waits, filters }: { waits: WaitMatrix; filters: Filters }) {
  const words = recordText.waits;
  if (waits.cells.length === 0) {
    return (
      <Section title={words.title}>
        <p className="text-mute">{words.none}</p>
      </Section>
    );
  }
  const most = Math.max(1, ...waits.cells.map(({ minutes }) => minutes ?? 0));
  const sum = (of: (cell: WaitCell) => number) => waits.cells.reduce((all, cell) => all + of(cell), 0);
  const [interactions, known] = [sum((cell) => cell.interactions), sum((cell) => cell.minutesKnown)];
  const columns = waits.on.map(({ code, name, isSystem }) => ({ key: code, label: isSystem ? `${name} (${words.system})` : name }));
  return (
    <Section title={words.title} hint={words.hint}>
      <HeatGrid
        caption={words.title}
        columns={columns}
        rows={waits.teams.map((team) => ({
          key: team.code,
          label: team.name,
          cells: waits.on.map((on) => {
            const cell = waits.cells.find((each) => each.team === team.code && each.on === on.code);
            if (!cell) return { key: on.code, value: "·", weight: 0, href: null, label: words.emptyCell(team.name, on.name) };
            return {
              key: on.code,
              value: hoursOf(cell) ?? words.noHours,
              weight: (cell.minutes ?? 0) / most,
              href: hrefOfCell("/interactions", filters, cell),
              label: words.cell(team.name, on.name, hoursOf(cell) ?? words.unknownTime, formatCount(cell.interactions)),
            };
          }),
        }))}
      />
      {known < interactions && (
        <p className="mt-1 text-mute text-sm">{words.unknownMinutes(formatCount(interactions - known), formatCount(interactions))}</p>
      )}
      <details className="mt-2">
        <summary className="no-print target inline-flex items-center text-mute text-sm hover:text-ink">{words.table}</summary>
        <WaitTable waits={waits} filters={filters} />
      </details>
      <IfMay right="govern">
        <SystemChoice teams={waits.on.map(({ code, name, isSystem }) => ({ code, name, isSystem }))} />
      </IfMay>
    </Section>
  );
}

function WaitTable({ waits, filters }: { waits: WaitMatrix; filters: Filters }) {
  const words = recordText.waits;
  const nameOf = (code: string, among: readonly { code: string; name: string }[]) => among.find((each) => each.code === code)?.name ?? code;
  return (
    <DataTable caption={words.table}>
      <thead>
        <tr>
          <HeadCell>{words.columns.team}</HeadCell>
          <HeadCell>{words.columns.on}</HeadCell>
          <HeadCell isNumber>{words.columns.hours}</HeadCell>
          <HeadCell isNumber>{words.columns.interactions}</HeadCell>
          <HeadCell isNumber>{words.columns.failures}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {waits.cells
          .toSorted((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0) || b.interactions - a.interactions)
          .map((cell) => {
            const [team, on] = [nameOf(cell.team, waits.teams), nameOf(cell.on, waits.on)];
            return (
              <tr key={`${cell.team} ${cell.on}`}>
                <RowHead className="py-1.5 font-normal">{team}</RowHead>
                <Cell className="py-1.5">{on}</Cell>
                <Cell isNumber className="py-1.5">
                  {hoursOf(cell) ?? <span className="text-mute">{words.unknownTime}</span>}
                </Cell>
                <Cell isNumber className="py-1.5">
                  <NumberWithRows href={hrefOfCell("/interactions", filters, cell)} label={words.interactionsOf(team, on)}>
                    {formatCount(cell.interactions)}
                  </NumberWithRows>
                </Cell>
                <Cell isNumber className="py-1.5">
                  {cell.failures === 0 ? (
                    <span className="text-mute">·</span>
                  ) : (
                    <NumberWithRows href={hrefOfCell("/failures", filters, cell)} label={words.failuresOf(team, on)}>
                      {formatCount(cell.failures)}
                    </NumberWithRows>
                  )}
                </Cell>
              </tr>
            );
          })}
      </tbody>
    </DataTable>
  );
}

/** Both are single-valued and lie inside the filters, so the cell's own values can take their place. */
function hrefOfCell(path: string, filters: Filters, { team, on }: WaitCell): string {
  return hrefOf(path, filtersToParams({ ...filters, team: [team], waitingOn: [on] }));
}

function hoursOf({ minutes }: Waits): string | null {
  return minutes === null ? null : recordText.waits.hours(formatLevel(minutes / 60));
}
