import { Section } from "@/app/_components/section";
import { RejectedTable } from "@/app/(dashboard)/imports/[id]/_components/rejected-table";
import { Warnings } from "@/app/(dashboard)/imports/[id]/_components/warnings";
import { PreviewRows } from "@/app/(dashboard)/imports/[id]/_components/wizard/preview-rows";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount, formatRate } from "@/lib/format";
import type { DraftView } from "@/lib/imports/draft-view";
import type { Preview, WholeFile } from "@/lib/imports/preview-draft";

/** What would come in: the counts of the whole file, what is worth knowing, and the first rows as they will be. */
export function PreviewStep({ view: { first, whole } }: { view: DraftView }) {
  const words = setUpText.draft.preview;
  const counted = whole.state === "done" ? whole.preview : first;
  // What would become of the rows hangs on the answer.
  if (first.question) return null;
  return (
    <>
      <Section title={words.title} hint={whole.state === "running" ? words.counting : words.hint(formatCount(first.first.length))}>
        {whole.state === "running" && <Looking whole={whole} />}
        {whole.state === "failed" && (
          <p role="alert" className="mb-3 rounded-md bg-red-wash px-3.5 py-2.5 text-red">
            {words.failed}: {whole.message}
          </p>
        )}
        <Numbers preview={counted} />
        <PreviewRows rows={first.first} />
      </Section>
      <Warnings warnings={counted.warnings} hint={words.warningsHint} />
      {counted.rejections.length > 0 && (
        <Section
          title={`${words.rejections} · ${formatCount(counted.rejected)}`}
          hint={counted.rejected > counted.rejections.length ? words.rejectionsMore(formatCount(counted.rejections.length)) : undefined}
        >
          <RejectedTable rows={counted.rejections} />
        </Section>
      )}
    </>
  );
}

const NUMBERS = ["created", "changed", "unchanged", "rejected", "difficult", "commended"] as const;

function Numbers({ preview }: { preview: Preview }) {
  const words = setUpText.draft.preview.numbers;
  return (
    <ul className="mb-4 flex flex-wrap gap-x-8 gap-y-2">
      {NUMBERS.map((name) => (
        <li key={name}>
          <span className="block text-mute text-sm">{words[name]}</span>
          <span className={`block font-semibold text-lead ${preview[name] === 0 ? "text-mute" : name === "rejected" ? "text-red" : ""}`}>
            {formatCount(preview[name])}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Looking({ whole: { bytes, totalBytes, rows } }: { whole: Extract<WholeFile, { state: "running" }> }) {
  const share = totalBytes === 0 ? 0 : Math.min(1, bytes / totalBytes);
  const words = setUpText.draft;
  return (
    <div className="mb-4 max-w-md">
      <div
        role="progressbar"
        aria-label={words.preview.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full bg-accent transition-[width]" style={{ width: `${share * 100}%` }} />
      </div>
      <p role="status" className="mt-1 text-mute text-sm">
        {formatRate(share)} · {words.sentence.rows(formatCount(rows), rows)}
      </p>
    </div>
  );
}
