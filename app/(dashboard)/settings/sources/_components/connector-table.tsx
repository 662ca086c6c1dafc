import Link from "next/link";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { OnOrPaused } from "@/app/(dashboard)/settings/sources/_components/on-or-paused";
import { setUpText } from "@/app/messages/set-up-text";
import type { ListedConnector } from "@/lib/connectors/connectors";
import { DESKS } from "@/lib/connectors/desk";
import { formatInstant, NO_VALUE } from "@/lib/format";

/** Every connector, with when it fetches. */
export function ConnectorTable({ connectors, zone }: { connectors: readonly ListedConnector[]; zone: string }) {
  const { columns, title, everyMinutes, everyLong } = setUpText.sources.connectors;
  return (
    <DataTable caption={title}>
      <thead>
        <tr>
          <HeadCell>{columns.name}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.vendor}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.every}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.next}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {connectors.map(({ code, name, vendor, address, everyMinutes: minutes, nextRunAt, pausedAt }) => (
          <tr key={code}>
            <RowHead className="max-w-80 break-words">
              <Link href={`/settings/sources/connectors/${code}`} className="rows-link">
                <bdi>{name}</bdi>
              </Link>
              <span className="block break-all font-normal text-mute text-sm">{address}</span>
            </RowHead>
            <Cell className="max-sm:hidden">{DESKS[vendor].name}</Cell>
            <Cell className="max-md:hidden">{everyLong(everyMinutes(minutes))}</Cell>
            <Cell className="max-md:hidden">{pausedAt !== null || nextRunAt === null ? NO_VALUE : formatInstant(nextRunAt, zone)}</Cell>
            <Cell>
              <OnOrPaused isPaused={pausedAt !== null} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
