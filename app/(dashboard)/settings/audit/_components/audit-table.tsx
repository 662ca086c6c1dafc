import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { setUpText } from "@/app/messages/set-up-text";
import type { ListedEntry } from "@/lib/audit/list-audit";
import { formatInstant } from "@/lib/format";

const words = setUpText.audit;

/** Entries with who did what to what; the codes beside the words are those that files and programs have. */
export function AuditTable({ entries, zone }: { entries: readonly ListedEntry[]; zone: string }) {
  const { columns } = words;
  return (
    <DataTable caption={words.list}>
      <thead>
        <tr>
          <HeadCell>{columns.at}</HeadCell>
          <HeadCell>{columns.who}</HeadCell>
          <HeadCell>{columns.what}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.subject}</HeadCell>
          <HeadCell className="max-lg:hidden">{columns.detail}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.position}>
            <RowHead className="whitespace-nowrap font-normal">
              {formatInstant(entry.at, zone)}
              <span className="block text-mute text-sm">{words.position(entry.position)}</span>
            </RowHead>
            <Cell className="max-w-48 break-words">
              <bdi>{words.actor(entry.actor, entry.actorName)}</bdi>
              <code className="block break-all text-mute text-sm">{entry.actor}</code>
            </Cell>
            <Cell>
              {words.action(entry.action)}
              <code className="block break-all text-mute text-sm">{entry.action}</code>
              <code className="block break-all text-sm sm:hidden">{entry.subject}</code>
            </Cell>
            <Cell className="max-w-60 max-sm:hidden">
              <code className="break-all text-sm">{entry.subject}</code>
            </Cell>
            <Cell className="max-w-96 max-lg:hidden">
              <Detail detail={entry.detail} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** What was noted, each under its name; what is a list or has parts stands as it is kept. */
function Detail({ detail }: { detail: Record<string, unknown> | null }) {
  return (
    <ul className="flex flex-wrap gap-x-3 text-sm">
      {Object.entries(detail ?? {}).map(([name, value]) => (
        <li key={name} className="break-all">
          <span className="text-mute">{name}</span> <span>{typeof value === "string" ? value : JSON.stringify(value)}</span>
        </li>
      ))}
    </ul>
  );
}
