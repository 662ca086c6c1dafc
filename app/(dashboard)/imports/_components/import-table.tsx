import Link from "next/link";
import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { ImportStatePill } from "@/app/(dashboard)/imports/_components/import-state-pill";
import { RunningImport } from "@/app/(dashboard)/imports/_components/running-import";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInstant } from "@/lib/format";
import { isUnfinished } from "@/lib/imports/import-progress";
import type { ListedImport } from "@/lib/imports/list-imports";

/** Every import with what became of its rows; one that runs shows how far it is. */
export function ImportTable({ imports, zone }: { imports: ListedImport[]; zone: string }) {
  const { columns, caption } = recordText.imports;
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <HeadCell>{columns.file}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.source}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
          <HeadCell isNumber>{columns.rows}</HeadCell>
          <HeadCell isNumber>{columns.accepted}</HeadCell>
          <HeadCell isNumber>{columns.rejected}</HeadCell>
          <HeadCell className="max-lg:hidden">{columns.started}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {imports.map((job) => (
          <Row key={job.id} job={job} zone={zone} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ job, zone }: { job: ListedImport; zone: string }) {
  return (
    <tr data-row className="focus-within:bg-accent-wash">
      <Cell className="min-w-40">
        <Link href={`/imports/${job.id}`} {...ROW_LINK} className="rows-link break-all font-medium">
          {job.fileName}
        </Link>
        {isUnfinished(job.state) && <RunningImport job={job} />}
      </Cell>
      <Cell className="max-md:hidden">{job.sourceName || formatCount(null)}</Cell>
      <Cell>
        <ImportStatePill state={job.state} />
      </Cell>
      <Cell isNumber>{formatCount(job.state === "done" ? job.rows : job.state === "draft" ? null : job.rowsDone)}</Cell>
      <Cell isNumber>{formatCount(job.state === "draft" ? null : job.accepted)}</Cell>
      <Cell isNumber className={job.rejected > 0 ? "text-red" : undefined}>
        {job.rejected > 0 ? (
          <Link href={`/imports/${job.id}#rejected`} className="rows-link">
            {formatCount(job.rejected)}
          </Link>
        ) : (
          formatCount(job.state === "draft" ? null : 0)
        )}
      </Cell>
      <Cell className="whitespace-nowrap text-mute max-lg:hidden">{formatInstant(job.startedAt ?? job.createdAt, zone)}</Cell>
    </tr>
  );
}
