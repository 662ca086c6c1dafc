import { clsx } from "clsx";
import { text } from "@/app/messages/text";
import { formatCount } from "@/lib/format";
import type { ListedImport } from "@/lib/imports/list-imports";

/** The two sums of an import: rows = accepted + rejected, accepted = new + changed + unchanged. */
export function ResultNumbers({ job }: { job: ListedImport }) {
  const words = text.imports.detail;
  return (
    <dl className="grid gap-4">
      <Sum
        parts={[
          [words.rows, job.rows ?? job.rowsDone],
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
    </dl>
  );
}

type Part = [name: string, value: number, className?: string | undefined];

function Sum({ parts }: { parts: Part[] }) {
  const signs = ["", text.imports.detail.equals];
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      {parts.map(([name, value, className], index) => (
        <div key={name} className="flex items-end gap-x-3">
          {index > 0 && (
            <span aria-hidden="true" className="pb-0.5 text-mute">
              {signs[index] ?? text.imports.detail.plus}
            </span>
          )}
          <Figure name={name} value={value} className={className} />
        </div>
      ))}
    </div>
  );
}

function Figure({ name, value, className }: { name: string; value: number | null; className?: string | undefined }) {
  return (
    <div>
      <dt className="text-mute text-sm">{name}</dt>
      <dd className={clsx("font-semibold text-lead", className, value === 0 && "text-mute")}>{formatCount(value)}</dd>
    </div>
  );
}
