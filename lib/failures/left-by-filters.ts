import { inArray } from "drizzle-orm";
import { failure, failureActivity } from "@/db/schema";
import type { Lifecycle, LifecycleState } from "@/lib/failures/lifecycle";
import { isNarrowed } from "@/lib/filters";
import type { Asked } from "@/lib/metrics/ask";

/** States that ask for something whether or not the failure was seen in the period. */
const IN_HAND: readonly LifecycleState[] = ["fix_planned", "verifying", "regressed"];

/**
 * Ids of the failures that were not seen in the period and still ask for something: a fix of theirs is planned, watched
 * or undone, or somebody has named them and nothing shows them yet.
 */
export async function inHandUnseen(
  asked: Asked,
  states: ReadonlyMap<number, Lifecycle>,
  seen: ReadonlyMap<number, unknown>,
): Promise<number[]> {
  const unseen = [...states.values()].filter((each) => !seen.has(each.failureId));
  const idle = unseen.flatMap((each) => (each.state === "candidate" && each.seen === null ? [each.failureId] : []));
  const byHand = await madeByHand(asked, idle);
  const inHand = unseen.flatMap(({ failureId, state }) => (IN_HAND.includes(state) || byHand.has(failureId) ? [failureId] : []));
  return leftByFilters(asked, inHand);
}

/**
 * Those of some failures that the filters leave though none of their interactions is looked at: a failure has a name, a
 * procedure and a side, and no channel or team of its own.
 */
export async function leftByFilters({ workspace, filters, codes }: Asked, ids: readonly number[]): Promise<number[]> {
  const source = codes.side.isSample ? [] : filters.source;
  if (ids.length === 0 || isNarrowed({ ...filters, failure: [], procedure: [], source })) return [];
  const { failure: failures, procedure: procedures } = codes.lists;
  const rows = await workspace.record.db
    .select({ id: failure.id, procedureId: failure.procedureId })
    .from(failure)
    .where(inArray(failure.id, [...ids]));
  return rows.flatMap(({ id, procedureId }) =>
    (failures?.includes(id) ?? true) && (procedures?.includes(procedureId) ?? true) ? [id] : [],
  );
}

/** What an import named is not: it goes when its file does. */
async function madeByHand({ workspace }: Asked, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await workspace.record.db
    .select({ id: failureActivity.failureId, kind: failureActivity.kind })
    .from(failureActivity)
    .where(inArray(failureActivity.failureId, [...ids]));
  return new Set(rows.flatMap(({ id, kind }) => (kind === "created" ? [id] : [])));
}
