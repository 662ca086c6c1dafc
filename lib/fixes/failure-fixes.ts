import { asc, eq } from "drizzle-orm";
import { failure, procedureVersion, team } from "@/db/schema";
import { unseenNames } from "@/lib/access/unseen-names";
import { dayOf } from "@/lib/dates";
import { type Comparison, unchangedFailures } from "@/lib/fixes/unchanged-failures";
import { type FixVerdict, verdictsOf } from "@/lib/fixes/verdicts";
import { type Convincing, whatWouldConvince } from "@/lib/fixes/what-would-convince";
import type { Asked } from "@/lib/metrics/ask";

/** A fix as the page of its failure shows it. */
export interface ShownFix {
  verdict: FixVerdict;
  meter: Convincing;
  /** The teams it is for; none: all. */
  teams: { code: string; name: string }[];
}

/** What was done about a failure, and what can be done. */
export interface FailureFixes {
  /** Every fix, the latest effective date first. */
  all: ShownFix[];
  /** The latest one in effect, else the next one; null where there is none. */
  current: ShownFix | null;
  /** Of the current one. */
  comparison: Comparison | null;
  /** The day of the clock. */
  today: number;
  /** What a new fix can name. */
  choices: { versions: { number: number; day: number; document: string | null }[]; teams: { code: string; name: string }[] };
}

/** The fixes of one failure with their verdicts, as of the clock. */
export async function failureFixes(asked: Asked, failureId: number): Promise<FailureFixes> {
  const { db } = asked.workspace.record;
  const { zone, asOf } = asked.period;
  const today = dayOf(asOf, zone);
  const teams = await db.select({ id: team.id, code: team.code, name: team.name }).from(team).orderBy(asc(team.name), asc(team.code));
  const hidden = await unseenNames(asked.workspace);
  const versions = await db
    .select({
      number: procedureVersion.version,
      at: procedureVersion.effectiveAt,
      day: procedureVersion.effectiveDay,
      document: procedureVersion.document,
    })
    .from(procedureVersion)
    .innerJoin(failure, eq(failure.procedureId, procedureVersion.procedureId))
    .where(eq(failure.id, failureId))
    .orderBy(asc(procedureVersion.version));
  const verdicts = (await verdictsOf(asked)).get(failureId) ?? [];
  const all = verdicts.toReversed().map((verdict) => ({
    verdict,
    meter: whatWouldConvince(verdict, today),
    teams: teams.filter(({ id }) => verdict.teams.includes(id)).map(({ code, name }) => ({ code, name })),
  }));
  const current = all.find(({ verdict }) => verdict.stage !== "planned") ?? all.at(-1) ?? null;
  return {
    all,
    current,
    comparison: current && (await unchangedFailures(asked, current.verdict)),
    today,
    choices: {
      versions: versions.map(({ number, at, day, document }) => ({ number, day: day ?? dayOf(at, zone), document })),
      teams: teams.filter(({ id }) => !hidden.team?.has(id)).map(({ code, name }) => ({ code, name })),
    },
  };
}
