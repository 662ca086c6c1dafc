import { setImmediate as others } from "node:timers/promises";
import type { AnyColumn, SQL } from "drizzle-orm";
import type { Matches } from "@/db/search/matches";
import { searchIndexOf } from "@/db/search/search-index";
import type { Span } from "@/db/search/word-store";
import { DAY_MS } from "@/lib/dates";
import type { RowPlace } from "@/lib/interactions/row-cursor";
import type { Asked } from "@/lib/metrics/ask";
import { isAmong } from "@/lib/search/mention-condition";
import type { Search } from "@/lib/search/parse-search";

/** Rows are counted exactly up to here on a page: "1,000+" beyond. A file counts them all. */
export const COUNTED_ROWS = 1_000;
/** Interactions with the words that are looked through for one page. */
export const LOOKED_THROUGH = 2_000_000;

/** How a search ended. */
export interface SearchOutcome {
  /** Whether there are more rows than were counted. */
  isMore: boolean;
  /** Too many interactions hold the words: only those contacted since this time (epoch ms) were looked through. Null: all. */
  since: number | null;
  /** A beginning that too many words share, so that only the word itself was looked for. */
  tooShort: string | null;
}

interface Rows {
  count: number;
  rows: readonly RowPlace[];
}

interface Ask<Found extends Rows> {
  /** Whether the rows are interactions by the time of their contact. */
  isByContact: boolean;
  /** The page; a null limit asks for every row. */
  page: { after?: RowPlace | undefined; before?: RowPlace | undefined; limit: number | null };
  /** The rows that meet a condition besides the filters, in the order of the list. */
  rows: (condition: (interactionId: AnyColumn) => SQL) => Promise<Found>;
}

/**
 * Finds the rows of a list whose interaction holds the words: the index gives interactions from the newest on, and the
 * facts keep those that pass the filters, until the page is full and there are more than COUNTED_ROWS, or no more at all.
 * Where the list is in another order than that of the contact, all interactions with the words are looked at at once.
 */
export async function searchRows<Found extends Rows>(
  asked: Asked,
  search: Search,
  { isByContact, page, rows }: Ask<Found>,
): Promise<Found & { search: SearchOutcome }> {
  const index = searchIndexOf(asked.workspace.record);
  const matches = await index.find(search.words, isByContact ? spanOf(asked) : { from: null, before: null });
  const most = page.limit === null ? Number.POSITIVE_INFINITY : LOOKED_THROUGH;
  const steps = isByContact && page.limit !== null ? STEPS : [];
  for (const step of [...steps, most]) {
    while (matches.reached !== null && matches.ids.length < step) {
      await matches.goOn(Math.min(step, matches.ids.length + AT_ONCE));
      await others();
    }
    const found = await rows((interactionId) => isAmong(interactionId, matches.ids));
    const isAll = matches.reached === null;
    if (step < most && !isAll && !(found.count > COUNTED_ROWS && holdsPage(found, page, matches))) continue;
    const isMore = page.limit !== null && (found.count > COUNTED_ROWS || !isAll);
    return {
      ...found,
      count: isMore ? Math.min(found.count, COUNTED_ROWS) : found.count,
      search: { isMore, since: isAll || found.count > COUNTED_ROWS ? null : matches.reached, tooShort: matches.tooShort },
    };
  }
  throw new RangeError("a search has at least one step");
}

/** Enough for a thousand rows where one in twenty, then one in two hundred passes the filters. */
const STEPS = [20_000, 200_000];
const AT_ONCE = 100_000;

/** Whether nothing that belongs on the page can be among what has not been looked at. */
function holdsPage(found: Rows, { before, limit }: { before?: RowPlace | undefined; limit: number | null }, { reached }: Matches): boolean {
  if (reached === null) return true;
  if (before) return before.at >= reached;
  return limit !== null && found.rows.length >= limit;
}

/** The contact times of a period, and a day and a half at either end for days that begin elsewhere at another time. */
function spanOf({ period }: Asked): Span {
  const edge = (day: number | null, by: number) => (day === null ? null : (day + by) * DAY_MS);
  return { from: edge(period.fromDay, -2), before: edge(period.toDay, 2) };
}
