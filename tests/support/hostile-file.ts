import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { safeCell } from "@/lib/csv";

const DAY_MS = 86_400_000;

/** A file in the product's own template with a row for each text, which stands in every column that takes words. */
export function hostileFile(texts: readonly string[], now = Date.now()): string {
  const path = join(mkdtempSync(join(tmpdir(), "debrief-hostile-")), "hostile.csv");
  const lines = texts.map((text, index) => {
    const at = new Date(now - (index + 2) * DAY_MS).toISOString();
    return COLUMNS.map(([, value]) => quoted(safeCell(typeof value === "function" ? value(text, index, at) : value)));
  });
  writeFileSync(path, [COLUMNS.map(([name]) => name), ...lines].map((cells) => cells.join(",")).join("\r\n"));
  return path;
}

type Value = string | ((text: string, index: number, at: string) => string);

const itself = (text: string) => text;
/** Within a list, whose entries `|` would part, and within a cause, whose levels `>` would. */
const entry = (text: string) => text.replaceAll("|", "\\|");

/** The same of what a failure cannot be without: the word by which a file says that nothing is known names none. */
const named = (text: string) => (text === "null" ? "not null" : entry(text));

const COLUMNS: readonly [string, Value][] = [
  ["external_id", (text, index) => `${index} ${text}`],
  ["is_difficult", "yes"],
  ["contacted_at", (_text, _index, at) => at],
  ["difficulty_type", itself],
  ["customer", itself],
  ["issue_key", itself],
  ["channel", itself],
  ["team", itself],
  ["agent", itself],
  ["agent_name", itself],
  ["product", itself],
  ["procedure", itself],
  ["anger_causes", entry],
  ["resistance_causes", entry],
  ["topic_causes", entry],
  ["failure_procedures", named],
  ["failure_modes", "late"],
  ["failure_titles", named],
  ["desired_outcome", itself],
  ["resolution_path", itself],
  ["offered_options", entry],
  ["summary", itself],
  ["narrative", itself],
  ["promise_kinds", "callback"],
  ["promise_procedures", entry],
  ["promise_made_at", (_text, _index, at) => at],
  ["promise_first_due_at", (_text, _index, at) => at],
  ["facet.place", itself],
  ["Anything else", itself],
];

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
