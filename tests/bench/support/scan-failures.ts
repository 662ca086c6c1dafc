import { DAY_MS } from "@/lib/dates";
import { type Columns, eachRow, type ScanData, type ScanFilter } from "@/tests/bench/support/scan";
import { columns, type ScanContext, type Scanned, value } from "@/tests/bench/support/scan-loops";

const RULE = { interactions: 3, days: 30 };

/** Failures seen under the filter, and those of them that recur: 3 interactions of 2 customers in 30 days, up to the clock. */
export function recurringFailures({ failures: c }: ScanData, filter: ScanFilter, { asOf }: ScanContext): Scanned {
  const [contacted, failure] = columns(c, "contacted_at", "failure");
  const recurs = recurringOf(c, asOf);
  const seen = new Uint8Array(recurs.length);
  eachRow(c, "contacted_at", filter, (i) => {
    if (value(contacted, i) <= asOf) seen[value(failure, i)] = 1;
  });
  let [numerator, denominator] = [0, 0];
  for (let id = 0; id < seen.length; id++) {
    denominator += seen[id] ?? 0;
    if (seen[id] === 1) numerator += recurs[id] ?? 0;
  }
  return { numerator, denominator };
}

/** 1 for each failure that recurs. Rows, and smallest and largest customer, of each failure and day; then windows over the days. */
export function recurringOf(c: Columns, asOf: number): Uint8Array {
  const [status, contacted, failure, customer] = columns(c, "status", "contacted_at", "failure", "customer");
  let [first, last, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < failure.length; i++) {
    const day = Math.floor(value(contacted, i) / DAY_MS);
    if (day < first) first = day;
    if (day > last) last = day;
    if (value(failure, i) > most) most = value(failure, i);
  }
  const days = failure.length === 0 ? 0 : last - first + 1;
  const rows = new Uint32Array((most + 1) * days);
  const [lowest, highest] = [new Uint32Array(rows.length).fill(0xffffffff), new Uint32Array(rows.length)];
  const isAnyKnown = new Uint8Array(most + 1);
  for (let i = 0; i < failure.length; i++) {
    if (status[i] !== 1 || value(contacted, i) > asOf) continue;
    const place = value(failure, i) * days + Math.floor(value(contacted, i) / DAY_MS) - first;
    const who = value(customer, i);
    rows[place] = (rows[place] ?? 0) + 1;
    if (who === 0) continue;
    isAnyKnown[value(failure, i)] = 1;
    if (who < (lowest[place] ?? 0)) lowest[place] = who;
    if (who > (highest[place] ?? 0)) highest[place] = who;
  }
  const recurs = new Uint8Array(most + 1);
  for (let id = 0; id <= most; id++) {
    for (let day = 0; day < days && recurs[id] === 0; day++) {
      let [count, low, high] = [0, 0xffffffff, 0];
      for (let back = Math.max(0, day - RULE.days + 1); back <= day; back++) {
        const place = id * days + back;
        count += rows[place] ?? 0;
        low = Math.min(low, lowest[place] ?? low);
        high = Math.max(high, highest[place] ?? 0);
      }
      // Where no customer is known at all, nobody asks for two.
      if (count >= RULE.interactions && ((low < high && high > 0) || isAnyKnown[id] === 0)) recurs[id] = 1;
    }
  }
  return recurs;
}

/** Interactions that show a failure, and later contacts of an issue that has shown one they do not show themselves. */
export function attributableVolume(data: ScanData, filter: ScanFilter, { asOf }: ScanContext): Scanned {
  const { interactions: c, failures: f, failureSets } = data;
  const [failure, shownAt, shownBy] = columns(f, "failure", "contacted_at", "interaction_id");
  const [starts, places] = byIssue(data);
  const [contacted, issue, set, id] = columns(c, "contacted_at", "issue", "failure_set", "interaction_id");
  const isLater = (i: number): boolean => {
    const of = value(issue, i);
    const [from, to] = [starts[of] ?? 0, starts[of + 1] ?? 0];
    for (let at = from; at < to; at++) {
      const row = places[at] ?? 0;
      const [when, before] = [value(contacted, i), value(shownAt, row)];
      if (when < before || (when === before && value(id, i) <= value(shownBy, row))) continue;
      if (!failureSets.get(value(set, i))?.includes(value(failure, row))) return true;
    }
    return false;
  };
  let numerator = 0;
  eachRow(c, "contacted_at", filter, (i) => {
    if (value(contacted, i) <= asOf && (value(set, i) !== 0 || (value(issue, i) !== 0 && isLater(i)))) numerator++;
  });
  return { numerator };
}

/** Where the failure rows of each issue begin in `places`, which holds their indices issue by issue. */
function byIssue({ interactions: c, failures: f }: ScanData): [starts: Uint32Array, places: Uint32Array] {
  const [status, issue] = columns(f, "status", "issue");
  const [all] = columns(c, "issue");
  let most = 0;
  for (let i = 0; i < all.length; i++) most = Math.max(most, value(all, i));
  const starts = new Uint32Array(most + 2);
  const counts = (i: number) => status[i] === 1 && value(issue, i) !== 0;
  for (let i = 0; i < issue.length; i++) if (counts(i)) starts[value(issue, i) + 1] = (starts[value(issue, i) + 1] ?? 0) + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const places = new Uint32Array(starts.at(-1) ?? 0);
  const next = starts.slice();
  for (let i = 0; i < issue.length; i++) {
    if (!counts(i)) continue;
    const at = next[value(issue, i)] ?? 0;
    places[at] = i;
    next[value(issue, i)] = at + 1;
  }
  return [starts, places];
}
