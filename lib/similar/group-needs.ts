import { setImmediate as others } from "node:timers/promises";
import type { RecordStore } from "@/db/client";
import { keepGroups } from "@/lib/similar/keep-groups";
import { type NeedGrouper, type NeedText, needGrouper } from "@/lib/similar/need-grouper";
import { readUnlinked, startOfNewest } from "@/lib/similar/read-unlinked";
import { countWordUse } from "@/lib/similar/word-use";

/** Finds groups of unlinked interactions that read alike, and keeps them in the record. Groups live in memory between rounds. */
export interface NeedGrouping {
  /** Begins anew with the newest unlinked interactions of the record. */
  regroup(now: number): Promise<void>;
  /** Goes on with those that came since; begins anew when nothing was grouped yet. @returns how many came */
  goOn(now: number): Promise<number>;
}

/** Interactions of each side that are grouped: older needs have been seen, or have gone. They take about a kilobyte each. */
export const NEWEST_GROUPED = 50_000;

/**
 * The grouping of a record.
 * @param between called between two pieces of work with how many milliseconds the last one took; default: others have a turn
 */
export function needGrouping(record: RecordStore, between: (ms: number) => Promise<void> = async () => others()): NeedGrouping {
  let sides: Side[] = [];

  const readAll = async (isSample: boolean, after: number): Promise<NeedText[]> => {
    const texts: NeedText[] = [];
    for (;;) {
      const begun = performance.now();
      const some = await readUnlinked(record.db, { isSample, after: texts.at(-1)?.id ?? after, limit: READ_AT_ONCE });
      for (const text of some) texts.push(text);
      await between(performance.now() - begun);
      if (some.length < READ_AT_ONCE) return texts;
    }
  };
  const addAll = async (grouper: NeedGrouper, texts: readonly NeedText[]) => {
    for (let from = 0; from < texts.length; from += READ_AT_ONCE) {
      const begun = performance.now();
      for (const text of texts.slice(from, from + READ_AT_ONCE)) grouper.add(text);
      await between(performance.now() - begun);
    }
  };
  const keep = (now: number) =>
    keepGroups(
      record,
      sides.flatMap(({ grouper }) => grouper.groups()),
      now,
    );
  const regroup = async (now: number) => {
    const fresh: Side[] = [];
    for (const isSample of [false, true]) {
      const texts = await readAll(isSample, await startOfNewest(record.db, { isSample, newest: NEWEST_GROUPED }));
      const grouper = needGrouper(countWordUse(texts.map(({ stems }) => stems)));
      await addAll(grouper, texts);
      fresh.push({ isSample, grouper, last: texts.at(-1)?.id ?? -1, counted: texts.length, added: 0 });
    }
    sides = fresh;
    await keep(now);
  };

  return {
    regroup,
    async goOn(now) {
      if (sides.length === 0) {
        await regroup(now);
        return sides.reduce((sum, { counted }) => sum + counted, 0);
      }
      let came = 0;
      for (const side of sides) {
        const texts = await readAll(side.isSample, side.last);
        await addAll(side.grouper, texts);
        side.last = texts.at(-1)?.id ?? side.last;
        side.added += texts.length;
        came += texts.length;
      }
      // What words are rare has changed by then, and what was linked meanwhile still draws others to it.
      if (sides.some(({ counted, added }) => added > Math.max(FEW, counted * GROWTH))) await regroup(now);
      else if (came > 0) await keep(now);
      return came;
    },
  };
}

interface Side {
  isSample: boolean;
  grouper: NeedGrouper;
  /** The highest id that was grouped. */
  last: number;
  /** Texts over which word use was counted, and texts that came since. */
  counted: number;
  added: number;
}

const READ_AT_ONCE = 200;
const FEW = 200;
const GROWTH = 0.2;
