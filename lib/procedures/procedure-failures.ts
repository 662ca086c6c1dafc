import { and, inArray, isNull } from "drizzle-orm";
import { failure } from "@/db/schema";
import { countFailures } from "@/lib/failures/failure-counts";
import { type Lifecycle, lifecycles } from "@/lib/failures/lifecycle";
import type { Asked } from "@/lib/metrics/ask";

/** How a procedure fails: one of its failures that has been seen. */
export interface ProcedureFailure extends Pick<Lifecycle, "state" | "isEscalating" | "sinceDay"> {
  id: number;
  code: string;
  title: string;
  /** It has met the recurrence rule. */
  isRecurring: boolean;
  /** Interactions in the period that show it. */
  interactions: number;
}

/** The failures of each procedure that were ever seen, by id of the procedure; the most frequent in the period first. */
export async function procedureFailures(asked: Asked, procedures: readonly number[]): Promise<Map<number, ProcedureFailure[]>> {
  if (procedures.length === 0) return new Map();
  const rows = await asked.workspace.record.db
    .select({ id: failure.id, code: failure.code, title: failure.title, procedureId: failure.procedureId })
    .from(failure)
    .where(and(inArray(failure.procedureId, [...procedures]), isNull(failure.mergedIntoId)));
  const states = await lifecycles(asked);
  const counts = await countFailures(asked);
  const found = new Map<number, ProcedureFailure[]>();
  for (const { procedureId, ...row } of rows) {
    const life = states.get(row.id);
    if (!life?.seen) continue;
    const { state, isEscalating, sinceDay, seen } = life;
    const own = found.get(procedureId) ?? [];
    own.push({
      ...row,
      state,
      isEscalating,
      sinceDay,
      isRecurring: seen.recurringSince !== null,
      interactions: counts.get(row.id)?.interactions ?? 0,
    });
    found.set(procedureId, own);
  }
  for (const own of found.values()) own.sort((a, b) => b.interactions - a.interactions || (a.code < b.code ? -1 : 1));
  return found;
}
