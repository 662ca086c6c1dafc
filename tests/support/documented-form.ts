import { EMPTY_FORM, type FormValues } from "@/lib/documenting/form-values";

/** What is filed at least, and what a test is about. */
export function formWith(values: Partial<FormValues> = {}): FormValues {
  return { ...EMPTY_FORM, contactedAt: "2026-03-04T09:12", ...values };
}

let opened = 0;

/** A form that was opened anew, as it is sent. */
export function filingOf(values: Partial<FormValues> = {}, more: { id?: string; draft?: number | null; seconds?: number } = {}) {
  opened += 1;
  const id = `00000000-0000-4000-8000-${String(opened).padStart(12, "0")}`;
  return { id, seconds: 42, draft: null, ...more, form: formWith(values) };
}
