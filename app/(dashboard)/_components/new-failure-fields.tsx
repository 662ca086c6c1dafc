import { useId } from "react";
import type { FailureWritten } from "@/app/_data/failure-requests";
import { recordText } from "@/app/messages/record-text";
import { failureModeLabels } from "@/lib/vocabulary";

interface NewFailureFieldsProps {
  titleLabel: string;
  /** What is filled in at first. */
  procedure?: string;
  mode?: string;
}

/** What a failure is made of: a title, a procedure and how it fails. */
export function NewFailureFields({ titleLabel, procedure = "", mode = "late" }: NewFailureFieldsProps) {
  const id = useId();
  const words = recordText.failureLinks.link;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <div className="grid gap-1.5 sm:col-span-2">
        <label htmlFor={`${id}-title`} className="eyebrow">
          {titleLabel}
        </label>
        <input id={`${id}-title`} name="title" required maxLength={200} autoComplete="off" className={FIELD} />
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-procedure`} className="eyebrow">
          {words.procedure}
        </label>
        <input
          id={`${id}-procedure`}
          name="procedure"
          required
          maxLength={200}
          defaultValue={procedure}
          autoComplete="off"
          className={FIELD}
        />
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-mode`} className="eyebrow">
          {words.mode}
        </label>
        <select id={`${id}-mode`} name="mode" defaultValue={mode} className={FIELD}>
          {Object.entries(failureModeLabels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** What was written into them. */
export function failureOf(form: FormData): FailureWritten {
  return { title: String(form.get("title")), procedure: String(form.get("procedure")), mode: String(form.get("mode")) };
}

const FIELD = "target w-full min-w-0 rounded border border-edge bg-paper px-2 py-1";
