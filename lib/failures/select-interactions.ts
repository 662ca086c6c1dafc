import { type Actor, require } from "@/lib/access/actor";
import { seenAmong } from "@/lib/access/scope";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { rowsOf } from "@/lib/interactions/list-interactions";
import { parseStrictWhich } from "@/lib/interactions/which";
import { askInSnapshot } from "@/lib/metrics/ask";
import { parseStrictFilters } from "@/lib/metrics/parse-request";
import type { Workspace } from "@/lib/workspace";

/** The most interactions that are linked, unlinked or split off by one request. */
export const MOST_AT_ONCE = 10_000;

/** Which interactions: these ids, or those of the rows that the explorer shows for these parameters of its address. */
export type Selection = { ids: readonly number[] } | { query: string };

/** @returns different ids @throws ForbiddenError, BadFilterError, BadFailureError when there are too many */
export async function selectInteractions(
  workspace: Workspace,
  actor: Actor,
  selection: Selection,
  options: { now?: number } = {},
): Promise<number[]> {
  require(actor, "read-rows");
  if ("ids" in selection) return seenAmong(workspace.record.db, actor.teams, [...new Set(selection.ids)]);
  const params = new URLSearchParams(selection.query);
  // As on the page, and not as for programs: without a period it is the usual one.
  if (!params.has("period")) params.set("period", "auto");
  const which = parseStrictWhich(params);
  return askInSnapshot(workspace, parseStrictFilters(params), { ...options, refuseUnknownCodes: true }, async (asked) => {
    const { rows } = await rowsOf(asked, which, { limit: MOST_AT_ONCE + 1 });
    if (rows.length > MOST_AT_ONCE)
      throw new BadFailureError(
        "query",
        `query must leave at most ${MOST_AT_ONCE} interactions; narrow it by a filter or a shorter period`,
      );
    return [...new Set(rows.map((row) => row.interactionId))];
  });
}
