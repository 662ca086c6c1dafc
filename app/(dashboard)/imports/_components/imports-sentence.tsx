import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import { isUnfinished } from "@/lib/imports/import-progress";
import type { ListedImport } from "@/lib/imports/list-imports";

/** What the latest import came to. */
export function ImportsSentence({ latest }: { latest: ListedImport | undefined }) {
  const words = recordText.imports.sentence;
  if (!latest) return words.none;
  const [strong, rest] = headOf(latest);
  return (
    <>
      <strong className="break-words">{strong}</strong>
      {rest}
      {latest.state === "done" &&
        (latest.rejected === 0 ? words.allAccepted : words.rejected(formatCount(latest.rejected), latest.rejected))}
    </>
  );
}

function headOf(job: ListedImport): readonly [string, string] {
  const words = recordText.imports.sentence;
  if (isUnfinished(job.state)) return words.running(job.fileName);
  if (job.state === "draft") return words.draft(job.fileName);
  if (job.state === "undone") return words.undone(job.fileName);
  if (job.state === "failed") return words.failed(job.fileName);
  if (job.state !== "done") return words.cancelled(job.fileName);
  if (job.created + job.changed === 0) return words.nothingNew(job.fileName);
  return words.done(job.fileName, formatCount(job.rows), formatCount(job.interactions));
}
