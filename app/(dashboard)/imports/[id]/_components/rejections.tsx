import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/section";
import type { ImportPageData } from "@/app/(dashboard)/imports/[id]/_components/read-import-page";
import { RejectedTable } from "@/app/(dashboard)/imports/[id]/_components/rejected-table";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { ListedImport } from "@/lib/imports/list-imports";

/** Every rejected row with its place in the file, what was wrong and what would be right. */
export function Rejections({ job, rows, isFirstPage, nextPlace }: { job: ListedImport } & ImportPageData["rejections"]) {
  const words = recordText.imports.detail;
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
        <RejectedTable rows={rows} />
        <p className="no-print mt-3 flex flex-wrap gap-2">
          {!isFirstPage && <ButtonLink href={`/imports/${job.id}#rejected`}>{words.firstRejections}</ButtonLink>}
          {nextPlace !== null && <ButtonLink href={`/imports/${job.id}?after=${nextPlace}#rejected`}>{words.moreRejections}</ButtonLink>}
        </p>
      </Section>
    </div>
  );
}
