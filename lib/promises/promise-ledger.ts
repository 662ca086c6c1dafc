import type { Actor } from "@/lib/access/actor";
import type { Asked } from "@/lib/metrics/ask";
import { questionOf } from "@/lib/metrics/ask";
import { firstOfParts } from "@/lib/metrics/first-of-parts";
import { followThrough } from "@/lib/metrics/follow-through";
import { type PromiseText, promiseTexts } from "@/lib/promises/promise-lines";

/** A promise of the ledger. */
export interface PromiseLine {
  promiseId: number;
  interactionId: number;
  /** Days after its first due date that it was done, or that have passed while it is not; negative before it is due. Whole days, cut. */
  daysLate: number;
  /** Null when the promise has been deleted since it was counted. */
  text: PromiseText | null;
}

/** The promises in one state: how many there are, and the first of them. */
export interface LedgerSection {
  part: string;
  label: string;
  count: number;
  lines: PromiseLine[];
}

/** The ledger in the order of work: what is overdue, what comes next, then what was done. Sections without a promise are left out. */
const ORDER = ["missed", "not-due", "ahead", "late", "on-time", "withdrawn", "duplicate"] as const;

/** Overdue and done promises by their first date, the latest first; those still to come, the next first. `limit` of what is open, half of it of what is done. */
export async function promiseLedger(asked: Asked, actor: Actor, limit: number): Promise<LedgerSection[]> {
  const { question } = await questionOf(asked, { id: "follow-through", grain: "none" });
  const labels = new Map(followThrough.parts(question.context).map((part) => [part.part, part.label]));
  const found = await firstOfParts(
    asked.reader,
    question,
    ORDER.map((part) => {
      const isOpen = part === "missed" || part === "not-due";
      return { part, limit: isOpen ? limit : Math.ceil(limit / 2), isEarliestFirst: part === "not-due" || part === "ahead" };
    }),
  );
  const listed = [...found.values()].flatMap(({ rows }) => rows.map(({ unitId }) => unitId));
  const texts = await promiseTexts(asked.workspace.record.db, actor, listed);
  return ORDER.flatMap((part) => {
    const { count, rows } = found.get(part) ?? { count: 0, rows: [] };
    if (count === 0) return [];
    const lines = rows.map((row) => {
      const text = texts.get(row.unitId) ?? null;
      const until = text?.doneAt && text.doneAt <= asked.period.asOf ? text.doneAt : asked.period.asOf;
      return {
        promiseId: row.unitId,
        interactionId: row.interactionId,
        daysLate: Math.trunc((minuteOf(until) - minuteOf(row.at)) / DAY_MINUTES),
        text,
      };
    });
    return [{ part, label: labels.get(part) ?? part, count, lines }];
  });
}

const DAY_MINUTES = 1440;
/** The clock is the end of its minute: what is due in two days to the minute is due in two days. */
const minuteOf = (at: number) => Math.floor(at / 60_000);
