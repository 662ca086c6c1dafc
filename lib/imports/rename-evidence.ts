import { copied } from "@/lib/imports/copied";
import { likenessOf } from "@/lib/imports/likeness";
import type { QuickMoment } from "@/lib/imports/quick-moment";

/** A value that stops where another one begins: perhaps the same one under a new name. */
export interface Rename {
  from: string;
  to: string;
  /** Last day of the one and first day of the other, since 1970-01-01. */
  until: number;
  since: number;
  /** Rows with the old name. */
  rows: number;
}

interface Use {
  text: string;
  rows: number;
  /** First and last day, by each reading of the dates. */
  dmy: [first: number, last: number];
  mdy: [first: number, last: number];
}

const MOST_VALUES = 200;

/** Follows when each value of a column of categories is used; a column with very many values holds none. */
export function renameEvidence() {
  const uses = new Map<string, Use>();
  let isOff = false;
  return {
    add(value: string, days: Pick<QuickMoment, "dmy" | "mdy">): void {
      if (isOff) return;
      let use = uses.get(value);
      if (!use) {
        if (uses.size >= MOST_VALUES) {
          isOff = true;
          uses.clear();
          return;
        }
        use = {
          text: copied(value),
          rows: 0,
          dmy: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
          mdy: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
        };
        uses.set(use.text, use);
      }
      use.rows++;
      widen(use.dmy, days.dmy);
      widen(use.mdy, days.mdy);
    },
    judge(order: "dmy" | "mdy"): Rename[] {
      return renamesAmong([...uses.values()].map((use) => ({ text: use.text, rows: use.rows, first: use[order][0], last: use[order][1] })));
    },
  };
}

function widen(span: [number, number], day: number | null): void {
  if (day === null) return;
  if (day < span[0]) span[0] = day;
  if (day > span[1]) span[1] = day;
}

interface Span {
  text: string;
  rows: number;
  first: number;
  last: number;
}

const ALIKE = 0.5;

/**
 * Pairs of which one is used right up to where the other begins, and then never again. Said only when chance would hardly
 * do that: at its own pace each would have been expected several times in the other's stretch, more often where the names
 * have nothing in common; and when it is clear which one became which.
 */
function renamesAmong(spans: Span[]): Rename[] {
  const dated = spans.filter(({ first, last }) => Number.isFinite(first) && Number.isFinite(last));
  const begin = Math.min(...dated.map(({ first }) => first));
  const end = Math.max(...dated.map(({ last }) => last));
  const pairs = dated.flatMap((from) => dated.filter((to) => isFollowedBy(from, to, begin, end)).map((to) => ({ from, to })));
  const only = pairs.filter(({ from, to }) => pairs.filter((pair) => pair.from === from || pair.to === to).length === 1);
  return only.map(({ from, to }) => ({ from: from.text, to: to.text, until: from.last, since: to.first, rows: from.rows }));
}

function isFollowedBy(from: Span, to: Span, begin: number, end: number): boolean {
  if (from === to || from.last >= to.first) return false;
  const isAlike = likenessOf(from.text.toLowerCase(), to.text.toLowerCase()) >= ALIKE;
  const [mostGap, fewest] = isAlike ? [31, 3] : [4, 20];
  if (to.first - from.last > mostGap || from.rows < fewest || to.rows < fewest) return false;
  const paceOf = ({ rows, first, last }: Span) => rows / (last - first + 1);
  const [paceBefore, paceAfter] = [paceOf(from), paceOf(to)];
  const areComparable = isAlike || (paceBefore <= paceAfter * 3 && paceAfter <= paceBefore * 3);
  return areComparable && paceBefore * (end - from.last) >= fewest && paceAfter * (to.first - begin) >= fewest;
}
