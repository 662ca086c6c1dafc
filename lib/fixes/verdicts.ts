import { unseenNames } from "@/lib/access/unseen-names";
import { dayOf } from "@/lib/dates";
import { countIssues } from "@/lib/fixes/count-issues";
import { type FixPlan, fixPlans } from "@/lib/fixes/fix-plans";
import { handledContacts } from "@/lib/fixes/handled-contacts";
import { judgeFix } from "@/lib/fixes/judge-fix";
import type { Asked } from "@/lib/metrics/ask";
import { rememberer } from "@/lib/remembered";
import type { RateRatio } from "@/lib/stats/rate-ratio";

/** What the numbers say of a fix by its criterion: met, worse than before, or neither can be said. */
export type VerdictOutcome = "effective" | "worse" | "inconclusive";

/** What was seen on one side of a fix, in the days `[fromDay, toDay)`. */
export interface SideOfFix {
  fromDay: number;
  toDay: number;
  /** Different issues that happened then. */
  issues: number;
  /** Issues among them with an occurrence that is not known; they are dated by their contact. */
  undated: number;
  /** Days, or handled contacts: see exposureKind. */
  exposure: number;
}

/** A fix as of the clock. Days are days since 1970-01-01 in the reporting zone. */
export interface FixVerdict extends FixPlan {
  /** "planned" until it is effective, "verifying" while its window runs (the outcome is "so far"), then "final". */
  stage: "planned" | "verifying" | "final";
  /** Null while planned, or when nothing can be compared. */
  outcome: VerdictOutcome | null;
  /** The day after the window's last one. */
  windowEndDay: number;
  ratio: RateRatio | null;
  before: SideOfFix;
  /** Of the window, as far as it has come. */
  after: SideOfFix;
  /** By what both sides are divided: handled contacts where every day of both has them, else days. */
  exposureKind: "days" | "contacts";
  /** Issues told since, and known to have happened before: in neither side. */
  tail: number;
  /** So many issues before, and seeing none after proves the target; below that nothing can. */
  smallestProvable: number;
  /** The busiest month of the year before the fix lies in its baseline: some fall would follow without a fix, too. */
  isPeakBaseline: boolean;
  /** The day on which it was seen to have regressed: after an effective verdict, or as what must never happen; null when it has not. */
  regressedDay: number | null;
}

/** Every fix of a failure that is seen, and was not withdrawn, as of the clock, by failure; the latest effective date last. Looked up once for each data version and day. */
export async function verdictsOf(asked: Asked): Promise<Map<number, FixVerdict[]>> {
  const { workspace, reader, period, codes, data } = asked;
  const unseen = (await unseenNames(workspace)).failure;
  const all = await fixPlans(workspace.record.db, period.zone, codes.side.isSample);
  const plans = all.filter(({ failureId }) => !unseen?.has(failureId));
  const today = dayOf(period.asOf, period.zone);
  const until = Math.min(period.asOf, data?.lastAt ?? period.asOf);
  const key = [reader.version, period.zone, today, until, codes.side.sources, codes.side.isSample, plans];
  return remember(workspace.facts, key, () => byFailure(asked, plans));
}

const remember = rememberer<Map<number, FixVerdict[]>>(10);

async function byFailure(asked: Asked, plans: readonly FixPlan[]): Promise<Map<number, FixVerdict[]>> {
  const verdicts = new Map<number, FixVerdict[]>();
  for (const verdict of await judgePlans(asked, plans)) {
    const own = verdicts.get(verdict.failureId);
    if (own) own.push(verdict);
    else verdicts.set(verdict.failureId, [verdict]);
  }
  return verdicts;
}

/** The verdicts of some fixes, recorded or only thought of, in their order. */
export async function judgePlans(asked: Asked, plans: readonly FixPlan[]): Promise<FixVerdict[]> {
  if (plans.length === 0) return [];
  const today = dayOf(asked.period.asOf, asked.period.zone);
  const counts = await countIssues(asked, plans);
  const contactsIn = await handledContacts(
    asked,
    plans.some(({ teams }) => teams.length > 0),
  );
  return plans.flatMap((plan) => {
    const own = counts.get(plan.id);
    return own ? [judgeFix(plan, own, contactsIn, today)] : [];
  });
}
