import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { COUNTED_WAITING, searchIndexOf } from "@/db/search/search-index";
import { type Actor, require } from "@/lib/access/actor";
import { commendedAmong } from "@/lib/commendations/commended";
import type { Filters, Notice } from "@/lib/filters";
import { endingRows } from "@/lib/handling/ending-rows";
import { type FoundRow, findInteractions, type Page } from "@/lib/interactions/find-rows";
import { type LineText, lineTexts, readNarratives } from "@/lib/interactions/line-texts";
import { placeToText, type RowPlace } from "@/lib/interactions/row-cursor";
import type { Which } from "@/lib/interactions/which";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import type { MetricWords } from "@/lib/metrics/define";
import { rowsBehind } from "@/lib/metrics/drill";
import { gesturesOfKinds, havingCondition, parseHaving } from "@/lib/metrics/having";
import type { ResolvedPeriod } from "@/lib/period";
import { type PromiseState, promiseStates } from "@/lib/promises/promise-states";
import { excerptOf, markWords, type Piece } from "@/lib/search/mark-words";
import type { Search } from "@/lib/search/parse-search";
import { type SearchOutcome, searchRows } from "@/lib/search/search-rows";
import { readingAlike } from "@/lib/similar/reading-alike";
import type { Workspace } from "@/lib/workspace";

export { COUNTED_WAITING };

/** A row of the explorer: one unit of a number, with what the record says of its interaction. */
export interface InteractionLine extends FoundRow {
  /** Null when the interaction has been deleted since it was counted. */
  text: LineText | null;
  /** Its promises; where the row is a promise, that one alone. */
  promises: PromiseState[];
  isCommended: boolean;
  /** Where a search found its words: in the summary, and around the first one of the narrative. Null without a search. */
  found: { summary: Piece[]; excerpt: Piece[] | null } | null;
}

/** Rows found in one snapshot: their number, what they are, and some of them. */
export interface FoundRows {
  /** With a search, counted on a page up to COUNTED_ROWS. */
  count: number;
  /** How the search ended; null where no words were asked for. */
  search: SearchOutcome | null;
  /** How many of them are difficult; null where the rows are those of a metric. */
  difficult: number | null;
  rows: FoundRow[];
  /** What one row is. */
  unit: MetricWords["unit"] | "customer";
  /** The parts of the metric that the rows are in; none where no metric was asked. */
  parts: { part: string; label: string }[];
}

export interface InteractionList extends FoundRows {
  lines: InteractionLine[];
  /** The data version that count and rows were read in. */
  version: number;
  period: ResolvedPeriod;
  data: Asked["data"];
  /** With a search: interactions that are not searchable as they are now, counted up to COUNTED_WAITING; else 0. */
  unsearchable: number;
  notices: Notice[];
  /** Where older and newer rows begin, as text for an address; null at the ends. */
  older: string | null;
  newer: string | null;
}

/**
 * A page of interactions, newest first, from the same snapshot as their number; what each one says comes from the record.
 * @throws ForbiddenError; BadFilterError when `which` names a part, bucket or series that its metric does not have
 */
export async function listInteractions(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  which: Which,
  page: { after?: RowPlace | undefined; before?: RowPlace | undefined; limit?: number; now?: number } = {},
): Promise<InteractionList> {
  require(actor, "read-rows");
  const limit = page.limit ?? 50;
  return askInSnapshot(workspace, filters, page.now === undefined ? {} : { now: page.now }, async (asked) => {
    const found = await rowsOf(asked, which, { ...page, limit: limit + 1 });
    const isMore = found.rows.length > limit;
    // One row too many was read, at the far end of the way.
    const rows = page.before ? found.rows.slice(isMore ? 1 : 0) : found.rows.slice(0, limit);
    return {
      ...found,
      rows,
      lines: await markedLines(asked, await linesOf(asked, rows, found.unit), which.search),
      unsearchable: which.search ? await searchIndexOf(workspace.record).countWaiting(workspace.facts.teams) : 0,
      version: asked.reader.version,
      period: asked.period,
      data: asked.data,
      notices: [...asked.codes.notices, ...searchNotices(found.search)],
      older: placeOf(rows.at(-1), page.before ? true : isMore),
      newer: placeOf(rows[0], page.before ? isMore : page.after !== undefined),
    };
  });
}

/** The rows that an address asks for, and how many there are, in an open snapshot. */
export async function rowsOf(asked: Asked, which: Which, page: Page): Promise<FoundRows> {
  const { search } = which;
  if (!search) return allRowsOf(asked, which, page);
  const isByContact = which.kind === "interactions" && which.clock === "contacted" && which.each === "interaction";
  return searchRows(asked, search, { isByContact, page, rows: (only) => allRowsOf(asked, which, page, only) });
}

/** The rows whatever words they hold, or those of them whose interaction meets a condition. */
async function allRowsOf(asked: Asked, which: Which, page: Page, only?: (interactionId: AnyColumn) => SQL): Promise<FoundRows> {
  if (which.kind === "interactions") {
    const chosen = await readingAlike(asked, which);
    return { ...(await findInteractions(asked, which, page, both(chosen, only))), search: null, unit: which.each, parts: [] };
  }
  if (which.kind === "ending") {
    const found = await endingRows(asked, which, page, only);
    return { ...found, search: null, difficult: null, unit: which.each };
  }
  const { metric, search: _search, having: written, ...mark } = which;
  const having = written === undefined ? null : parseHaving(written);
  const gestures = having?.of === "kind" ? (await gesturesOfKinds(asked.workspace.record.db)).get(having.key)?.ids : undefined;
  const clock = { asOf: asked.period.asOf, graceMs: asked.settings.graceMinutes * 60_000 };
  const found = await rowsBehind(
    asked,
    metric,
    { ...mark, grain: asked.filters.grain },
    { after: page.after ?? null, before: page.before ?? null, limit: page.limit },
    both(having ? havingCondition(having, clock, gestures) : undefined, only),
  );
  return { ...found, search: null, difficult: null, rows: page.before ? found.rows.toReversed() : found.rows };
}

type Only = ((interactionId: AnyColumn) => SQL) | undefined;

function both(first: Only, second: Only): Only {
  return first && second ? (interactionId) => sql`${first(interactionId)} and ${second(interactionId)}` : (first ?? second);
}

/** Rows with what the record says of them, in their order. */
export async function linesOf(
  { workspace, reader, period, settings }: Asked,
  rows: FoundRow[],
  unit: FoundRows["unit"],
): Promise<InteractionLine[]> {
  const ids = [...new Set(rows.map((row) => row.interactionId))];
  const texts = await lineTexts(workspace.record.db, workspace.facts.teams, ids);
  const states = await promiseStates(reader, { asOf: period.asOf, graceMs: settings.graceMinutes * 60_000 }, ids);
  const commended = await commendedAmong(reader, period.asOf, ids);
  return rows.map((row) => ({
    ...row,
    text: texts.get(row.interactionId) ?? null,
    promises: states.filter((state) => (unit === "promise" ? state.promiseId === row.unitId : state.interactionId === row.interactionId)),
    isCommended: commended.has(row.interactionId),
    found: null,
  }));
}

async function markedLines({ workspace }: Asked, lines: InteractionLine[], search: Search | undefined): Promise<InteractionLine[]> {
  if (!search) return lines;
  const narratives = await readNarratives(
    workspace.record.db,
    workspace.facts.teams,
    lines.map((line) => line.interactionId),
  );
  return lines.map((line) => ({
    ...line,
    found: {
      summary: markWords(line.text?.summary ?? "", search.words),
      excerpt: excerptOf(narratives.get(line.interactionId) ?? "", search.words),
    },
  }));
}

function searchNotices(outcome: SearchOutcome | null): Notice[] {
  if (!outcome?.tooShort) return [];
  const message = `very many words begin with "${outcome.tooShort}", so only that word itself was looked for; write more of it`;
  return [{ field: "q", message }];
}

function placeOf(row: FoundRow | undefined, isBeyond: boolean): string | null {
  return row && isBeyond ? placeToText(row) : null;
}
