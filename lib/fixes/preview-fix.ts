import { type Actor, require } from "@/lib/access/actor";
import { dayOf } from "@/lib/dates";
import { survivorByCode } from "@/lib/failures/merged-family";
import type { Filters } from "@/lib/filters";
import type { FixOutline } from "@/lib/fixes/fix-requests";
import { teamIds } from "@/lib/fixes/record-fix";
import { judgePlans } from "@/lib/fixes/verdicts";
import { whatWouldConvince } from "@/lib/fixes/what-would-convince";
import { type AskOptions, askInSnapshot } from "@/lib/metrics/ask";
import type { Workspace } from "@/lib/workspace";

/** What a criterion could prove, before anybody has seen what comes of the fix. */
export interface FixPreview {
  /** Different issues in the baseline; of a fix to come, in as many days up to today. */
  before: number;
  /** The fewest before, with which anything can be proven. */
  smallestProvable: number;
  /** At most so many in the whole window prove it; null when even none do not. */
  most: number | null;
  /** Days that the window would need at least; null where it is long enough, or nothing was seen before. */
  neededDays: number | null;
  isPeakBaseline: boolean;
  /** It takes effect in the past: its criterion comes after the fact. */
  isRetrospective: boolean;
}

/** Works out a preview; says nothing of what was seen since. @throws ForbiddenError, NotFoundError, BadFailureError, BadFilterError */
export async function previewFix(
  workspace: Workspace,
  actor: Actor,
  failureCode: string,
  outline: FixOutline,
  filters: Filters,
  options: AskOptions = {},
): Promise<FixPreview> {
  require(actor, "read");
  const { db } = workspace.record;
  const own = await survivorByCode(db, actor.teams, failureCode);
  const teams = (await teamIds(db, outline.teams)) ?? [];
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const today = dayOf(asked.period.asOf, asked.period.zone);
    const thought = { id: 0, code: "", title: "", version: null, neverCount: null, criterionBy: actor.id, criterionAt: asked.period.asOf };
    const plan = { ...thought, ...outline, failureId: own.id, teams, effectiveAt: 0, isRetrospective: false };
    const [verdict] = await judgePlans(asked, [{ ...plan, effectiveDay: Math.min(outline.effectiveDay, today) }]);
    if (!verdict) throw new Error("A fix that was thought of was not judged");
    const { mostFurther, neededDays } = whatWouldConvince(verdict, today);
    return {
      before: verdict.before.issues,
      smallestProvable: verdict.smallestProvable,
      most: mostFurther === null ? null : mostFurther + verdict.after.issues,
      neededDays,
      isPeakBaseline: verdict.isPeakBaseline,
      isRetrospective: outline.effectiveDay < today,
    };
  });
}
