import { customersOf, DAY_MS, issuesOf, ownerOf } from "@/tests/bench/support/generate";
import type { Insert } from "@/tests/bench/support/inserting";
import type { Random } from "@/tests/bench/support/random";

/** Who and what the generated interactions are about; ids are the numbers in the codes. */
export function writeVocabulary(
  insert: Insert,
  random: Random,
  { count, failures, since }: { count: number; failures: number; since: number },
): void {
  insert("source", { code: "bench", name: "Bench", zone: "UTC", is_complete: 0 });
  insert("source", { code: "bench-days", name: "Bench, days only", zone: "UTC", is_complete: 0 });
  const named = (table: string, n: number) => each(n, (i) => insert(table, { code: `${table}-${i}`, name: `${table} ${i}` }));
  insert("calendar", calendarOf("office", OFFICE, 1));
  insert("calendar", calendarOf("nights", NIGHTS, 0));
  each(12, (i) => insert("team", { code: `team-${i}`, name: `team ${i}`, calendar_id: i % 4 === 0 ? 2 : null }));
  named("channel", 6);
  named("product", 40);
  named("procedure", 30);
  each(60, (i) => insert("cause", { axis: "topic", code: `topic-${i}`, name: `Topic ${i}` }));
  each(8, (i) => insert("cause", { axis: "anger", code: `anger-${i}`, name: `Feeling ${i}` }));
  each(30, (i) => {
    insert("procedure_version", { procedure_id: i, version: 1, effective_at: since - 30 * DAY_MS });
    // Every second procedure has changed since.
    if (i % 2 === 0) insert("procedure_version", { procedure_id: i, version: 2, effective_at: since + random.below(700 * DAY_MS) });
  });
  each(failures, (i) =>
    insert("failure", { code: `failure-${i}`, title: `Failure ${i}`, procedure_id: 1 + (i % 30), mode: "late", created_at: since }),
  );
  each(customersOf(count), (i) => insert("customer", { key: `customer-${i}` }));
  each(issuesOf(count), (i) => insert("issue", { customer_id: ownerOf(i, customersOf(count)), key: `issue-${i}` }));
}

const OFFICE = [...Array(5).fill([[540, 1020]]), [], []];
const NIGHTS = Array(7).fill([[1320, 1800]]);

function calendarOf(code: string, hours: readonly unknown[], isDefault: number) {
  return { code, name: code, zone: "Europe/Berlin", hours: JSON.stringify(hours), is_default: isDefault, created_at: 0 };
}

function each(n: number, work: (i: number) => void): void {
  for (let i = 1; i <= n; i += 1) work(i);
}
