import { eq, inArray } from "drizzle-orm";
import { failure, interaction } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { isFailureSeen } from "@/lib/failures/merged-family";
import { type Filters, NO_FILTERS } from "@/lib/filters";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { excerptOf } from "@/lib/search/mark-words";
import { type Alike, alikeTo } from "@/lib/similar/alike";
import { comparedText } from "@/lib/similar/read-texts";
import { type WeekCount, weeklyCounts } from "@/lib/similar/weekly";
import type { Workspace } from "@/lib/workspace";

/** Unlinked interactions that read like those of a failure: what a person may link to it, and nobody else does. */
export interface Similar {
  count: number;
  /** Different known customers of them. */
  customers: number;
  weeks: WeekCount[];
  /** All of them, most alike first. */
  quotes: SimilarQuote[];
  /** The source that the sample's rows are narrowed to, where real ones are in the record too. */
  source: string[];
  zone: string;
}

export interface SimilarQuote extends Pick<Alike, "interactionId" | "at" | "day" | "likeness"> {
  externalId: string;
  /** The part of its text that holds most of the telling words, as it is kept. */
  quote: string;
}

/**
 * Others with the same need as a failure's interactions. Only the filters' side, zone and clock matter.
 * Null when there is no such failure. @throws ForbiddenError
 */
export async function getSimilar(
  workspace: Workspace,
  actor: Actor,
  code: string,
  filters: Filters,
  options: { now?: number; atLeast?: number } = {},
): Promise<Similar | null> {
  require(actor, "read-rows");
  const [row] = await workspace.record.db.select({ id: failure.id }).from(failure).where(eq(failure.code, code));
  if (!row || !(await isFailureSeen(workspace.record.db, actor.teams, row.id))) return null;
  return askInSnapshot(workspace, onlySide(filters), options, async (asked) => {
    const { rows, words } = await alikeTo(asked, row.id);
    const { side } = asked.codes;
    return {
      count: rows.length,
      customers: new Set(rows.flatMap(({ customer }) => (customer === 0 ? [] : [customer]))).size,
      weeks: weeklyCounts(rows, asked.period),
      quotes: await quotesOf(asked, rows, words),
      source: side.holdsBoth && side.isSample ? filters.source : [],
      zone: asked.period.zone,
    };
  });
}

/** The filters with nothing but what says which side, and at what time. */
export function onlySide({ source, zone, asOf }: Filters): Filters {
  return { ...NO_FILTERS, period: "all", source, ...(zone !== undefined && { zone }), ...(asOf !== undefined && { asOf }) };
}

const QUOTED = 180;

async function quotesOf({ workspace }: Asked, rows: readonly Alike[], words: readonly string[]): Promise<SimilarQuote[]> {
  if (rows.length === 0) return [];
  const { id, externalId, summary, narrative } = interaction;
  const ids = rows.map((row) => row.interactionId);
  const texts = await workspace.record.db.select({ id, externalId, summary, narrative }).from(interaction).where(inArray(id, ids));
  const byId = new Map(texts.map((each) => [each.id, each]));
  const sought = { all: words.map((word) => ({ words: [word], isPrefix: false })), none: [] };
  return rows.flatMap(({ interactionId, at, day, likeness }) => {
    const text = byId.get(interactionId);
    if (!text) return [];
    const whole = comparedText(text).trim();
    const pieces = excerptOf(whole, sought);
    const quote = pieces ? pieces.map((piece) => piece.text).join("") : whole.slice(0, QUOTED);
    return [{ interactionId, at, day, likeness, externalId: text.externalId, quote }];
  });
}
