import { setTimeout as pause } from "node:timers/promises";
import type { RecordStore } from "@/db/client";
import { searchIndexOf } from "@/db/search/search-index";
import { DAY_MS } from "@/lib/dates";
import { repeat } from "@/lib/repeat";
import { needGrouping } from "@/lib/similar/group-needs";

/** How often the server looks for new interactions to group, in milliseconds. */
const EVERY_MS = 10_000;
/** More changes than this between two looks come from an import: groups wait until it has ended. */
const BUSY_CHANGES = 500;

/**
 * Keeps the groups of unlinked interactions close behind the record, in small pieces with pauses as long, and begins anew
 * once a day. It only reads interactions: no one is ever linked here. A round that fails is tried again by the next one.
 */
export function followNeeds(record: RecordStore, failed: (error: unknown) => void): void {
  const index = searchIndexOf(record);
  const grouping = needGrouping(record, (ms) => pause(Math.max(1, ms)));
  let head = 0;
  let groupedHead = -1;
  let regroupedAt = 0;
  const round = async () => {
    const before = head;
    head = await index.head();
    const now = Date.now();
    const isDue = now - regroupedAt >= DAY_MS;
    if (head - before > BUSY_CHANGES || (head === groupedHead && !isDue)) return;
    if (isDue) await grouping.regroup(now);
    else await grouping.goOn(now);
    if (isDue) regroupedAt = now;
    groupedHead = head;
  };
  repeat(EVERY_MS, round, failed);
}
