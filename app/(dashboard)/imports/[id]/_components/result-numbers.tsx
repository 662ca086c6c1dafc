import { clsx } from "clsx";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { ListedImport } from "@/lib/imports/list-imports";

/** The two sums of an import: rows = accepted + rejected, accepted = new + changed + unchanged. */
export function ResultNumbers({ job }: { job: ListedImport }) {
  const words = recordText.imports.detail;
  return (
    <div className="grid gap-4">
      <Sum
        parts={[
          job.state === "done" ? [words.rows, job.rows ?? job.rowsDone] : [words.rowsSoFar, job.rowsDone],
          [words.accepted, job.accepted],
          [words.rejected, job.rejected, job.rejected > 0 ? "text-red" : undefined],
        ]}
      />
      <Sum
        parts={[
          [words.accepted, job.accepted],
          [words.created, job.created],
          [words.changed, job.changed],
          [words.unchangedRows, job.unchanged],
        ]}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-2">
        <Figure name={words.interactions} value={job.interactions} />
        {job.keptFields > 0 && <Figure name={words.keptFields} value={job.keptFields} />}
      </div>
    </div>
  );
}

type Part = [name: string, value: number, className?: string | undefined];

function Sum({ parts }: { parts: Part[] }) {
  const signs = ["", recordText.imports.detail.equals];
  return (
    <ul className="flex flex-wrap items-end gap-x-3 gap-y-2">
      {parts.map(([name, value, className], index) => (
        <li key={name} className="flex items-end gap-x-3">
          {index > 0 && (
            <span aria-hidden="true" className="pb-0.5 text-mute">
              {signs[index] ?? recordText.imports.detail.plus}
            </span>
          )}
          <Figure name={name} value={value} className={className} />
        </li>
      ))}
    </ul>
  );
}

function Figure({ name, value, className }: { name: string; value: number | null; className?: string | undefined }) {
  return (
    <span>
      <span className="block text-mute text-sm">{name}</span>
      <span className={clsx("block font-semibold text-lead", className, value === 0 && "text-mute")}>{formatCount(value)}</span>
    </span>
  );
}
