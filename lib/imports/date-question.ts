import { BadImportError } from "@/lib/errors";
import type { DateEvidence } from "@/lib/imports/date-evidence";
import { readDate } from "@/lib/imports/read-date";

/** What a file cannot say by itself: 03/04/2024 is 3 April or March 4. */
export interface DateQuestion {
  /** As the file writes it. */
  column: string;
  /** How many of its dates can be read either way. */
  rows: number;
  /** Two of them, with the day (since 1970-01-01) that each reading makes of them. */
  examples: { text: string; dmy: number; mdy: number }[];
}

export function dateQuestion(column: string, evidence: DateEvidence): DateQuestion {
  const dayBy = (text: string, order: "dmy" | "mdy") => {
    const date = readDate(text, { order, serial: false });
    return date === null || date === "ambiguous" ? null : date.day;
  };
  const examples = evidence.examples().flatMap((text) => {
    const [dmy, mdy] = [dayBy(text, "dmy"), dayBy(text, "mdy")];
    return dmy === null || mdy === null ? [] : [{ text, dmy, mdy }];
  });
  return { column, rows: evidence.orders().either, examples };
}

/** An import asks nobody: without the answer it is refused as a whole. @throws DateOrderUnknownError */
export function requireAnswer(question: DateQuestion | null): void {
  if (question !== null) throw new DateOrderUnknownError(question);
}

export class DateOrderUnknownError extends BadImportError {
  constructor({ column, examples }: DateQuestion) {
    const [example] = examples;
    const shown = example === undefined ? "" : `: ${example.text} may be ${inWords(example.dmy)} or ${inWords(example.mdy)}`;
    super(
      `Nothing in the file says whether the day or the month comes first in "${column}"${shown}. Say it: --dates dmy (day first) or --dates mdy (month first), x-import-dates over HTTP, or answer it on the Imports page.`,
      "dates",
      "date_order_unknown",
    );
  }
}

function inWords(day: number): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(day * 86_400_000);
}
