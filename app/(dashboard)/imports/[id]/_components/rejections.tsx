import { ButtonLink } from "@/app/_components/button";
import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { Section } from "@/app/_components/section";
import type { ImportPageData } from "@/app/(dashboard)/imports/[id]/_components/read-import-page";
import { text } from "@/app/messages/text";
import { formatCount } from "@/lib/format";
import type { ListedImport } from "@/lib/imports/list-imports";

/** Every rejected row with its place in the file, what was wrong and what would be right. */
export function Rejections({ job, rows, isFirstPage, nextPlace }: { job: ListedImport } & ImportPageData["rejections"]) {
  const words = text.imports.detail;
  const names = words.rejectionColumns;
  return (
    <div id="rejected">
      <Section
        title={`${words.rejections} · ${formatCount(job.rejected)}`}
        hint={words.rejectionsHint}
        aside={
          <ButtonLink href={`/api/imports/${job.id}/rejected.csv`} prefetch={false} download>
            {words.rejectedFile}
          </ButtonLink>
        }
      >
        <DataTable caption={words.rejections}>
          <thead>
            <tr>
              <HeadCell isNumber>{names.line}</HeadCell>
              <HeadCell>{names.column}</HeadCell>
              <HeadCell>{names.value}</HeadCell>
              <HeadCell>{names.reason}</HeadCell>
              <HeadCell>{names.hint}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <Cell isNumber>{formatCount(row.line)}</Cell>
                <Cell className="break-words">{row.column}</Cell>
                <Cell className="max-w-48 break-words font-mono text-xs">
                  {row.value || <span className="font-sans text-mute">{words.emptyValue}</span>}
                </Cell>
                <Cell className="min-w-40">{row.reason}</Cell>
                <Cell className="min-w-40 text-soft">{row.hint}</Cell>
              </tr>
            ))}
          </tbody>
        </DataTable>
        <p className="no-print mt-3 flex flex-wrap gap-2">
          {!isFirstPage && <ButtonLink href={`/imports/${job.id}#rejected`}>{words.firstRejections}</ButtonLink>}
          {nextPlace !== null && <ButtonLink href={`/imports/${job.id}?after=${nextPlace}#rejected`}>{words.moreRejections}</ButtonLink>}
        </p>
      </Section>
    </div>
  );
}
