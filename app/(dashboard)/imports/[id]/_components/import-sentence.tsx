import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import { isUnfinished } from "@/lib/imports/import-progress";
import type { ListedImport } from "@/lib/imports/list-imports";

/** What came of the file, in one sentence. */
export function ImportSentence({ job }: { job: ListedImport }) {
  const [strong, rest] = wordsOf(job);
  const { sentence } = recordText.imports;
  return (
    <>
      <strong>{strong}</strong>
      {rest}
      {job.state === "done" && (job.rejected === 0 ? sentence.allAccepted : sentence.rejected(formatCount(job.rejected), job.rejected))}
    </>
  );
}

function wordsOf(job: ListedImport): readonly [string, string] {
  const { detail } = recordText.imports;
  if (isUnfinished(job.state)) return detail.running;
  if (job.state === "failed") return detail.failed;
  if (job.state === "cancelled") return detail.cancelled(formatCount(job.rowsDone));
  if (job.state === "undone") return detail.undone(formatCount(job.undone?.removed ?? 0), formatCount(job.undone?.kept ?? 0));
  if (job.accepted === 0) return detail.nothing;
  if (job.created + job.changed === 0) return detail.unchanged(formatCount(job.accepted));
  // A file of contact volumes holds no interactions.
  if (job.interactions === 0) return detail.volumes(formatCount(job.created + job.changed), job.created + job.changed);
  return detail.done(formatCount(job.interactions), job.interactions ?? 0);
}
