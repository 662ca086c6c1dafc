import type { Patterns } from "@/lib/imports/patterns";
import { shortened } from "@/lib/imports/row-problem";
import { counted, type ImportWarning, inWords } from "@/lib/imports/warnings";
import { redact } from "@/lib/redaction";

/** What the whole of a file shows, said with its counts. */
export function patternWarnings({ defaultTime, mailboxes, renames, shifted }: Patterns): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (defaultTime) {
    const { time, rows, timed } = defaultTime;
    const message = `${counted(rows, "row stands", "rows stand")} at exactly ${time}, of ${timed.toLocaleString("en-US")} with a time: a default time, not a busy hour. What is counted by hours says nothing about them.`;
    warnings.push({ code: "default_time", message, rows });
  }
  for (const { rows, known } of mailboxes) {
    const message = `One customer has ${rows.toLocaleString("en-US")} of ${known.toLocaleString("en-US")} rows, far more than anybody else: a shared mailbox? Nobody can be told to have come back from it unless it is counted as one.`;
    warnings.push({ code: "shared_customer", message, rows });
  }
  for (const { column, from, to, until, since, rows } of renames) {
    const [before, after] = [from, to].map((value) => `"${shortened(redact(value))}"`);
    const message = `In "${column}" ${before} is used until ${day(until)}, ${after} from ${day(since)} on: the same under a new name? They are counted apart.`;
    warnings.push({ code: "renamed_category", message, rows });
  }
  if (shifted.rows > 0) {
    const { rows, lines } = shifted;
    const where = `line${lines.length === 1 ? "" : "s"} ${inWords(lines.map((line) => line.toLocaleString("en-US")))}${rows > lines.length ? " and more" : ""}`;
    const message = `${counted(rows, "row looks", "rows look")} slipped by one column (${where}). What cannot stand in its column is rejected; look at the others before you rely on them.`;
    warnings.push({ code: "shifted_row", message, rows });
  }
  return warnings;
}

function day(number: number): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(number * 86_400_000);
}
