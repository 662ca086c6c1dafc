import { and, type SQL, sql } from "drizzle-orm";
import { factFailure as fact } from "@/db/facts/tables";
import { type Actor, require } from "@/lib/access/actor";
import { requireEveryTeam } from "@/lib/access/scope";
import { failureByCode } from "@/lib/failures/merged-family";
import type { Filters } from "@/lib/filters";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { int, ints, onSide } from "@/lib/metrics/where";
import type { Workspace } from "@/lib/workspace";

/** What interactions tell of a failure over all time up to the clock. */
export interface Told {
  interactions: number;
  /** Different known customers. */
  customers: number;
  /** Epoch ms of the first and the last contact; null when no interaction counts. */
  firstSeenAt: number | null;
  lastSeenAt: number | null;
}

export interface MergePreview {
  failures: (Told & { code: string; title: string })[];
  /** All of them as one. */
  together: Told;
  /** Interactions that show more than one of them: they count once. */
  shared: number;
  zone: string;
}

/** What failures are as they stand and would be as one, in one snapshot. @throws ForbiddenError, NotFoundError */
export async function previewMerge(
  workspace: Workspace,
  actor: Actor,
  codes: readonly string[],
  filters: Filters,
  options: { now?: number } = {},
): Promise<MergePreview> {
  require(actor, "read-rows");
  requireEveryTeam(actor, "Merging failures");
  const rows = await Promise.all([...new Set(codes)].map((code) => failureByCode(workspace.record.db, actor.teams, code)));
  const ids = rows.map((row) => row.id);
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const [together = NOTHING] = (await told(asked, ids, sql`0`)).values();
    const each = await told(asked, ids, sql`${fact.failure}`);
    return {
      failures: rows.map(({ id, code, title }) => ({ code, title, ...(each.get(id) ?? NOTHING) })),
      together,
      shared: await countShared(asked, ids),
      zone: asked.period.zone,
    };
  });
}

const NOTHING: Told = { interactions: 0, customers: 0, firstSeenAt: null, lastSeenAt: null };

async function told(asked: Asked, ids: number[], key: SQL): Promise<Map<number, Told>> {
  const rows = await asked.reader.all<Record<string, number>>(sql`
    select ${key} as failure, count(distinct ${fact.interactionId}) as interactions, count(distinct nullif(${fact.customer}, 0)) as customers,
      min(${fact.contactedAt}) as first_seen, max(${fact.contactedAt}) as last_seen
    from ${fact} where ${ofFailures(asked, ids)} group by 1 order by 1`);
  return new Map(
    rows.map((row) => [
      Number(row.failure),
      {
        interactions: Number(row.interactions),
        customers: Number(row.customers),
        firstSeenAt: Number(row.first_seen),
        lastSeenAt: Number(row.last_seen),
      },
    ]),
  );
}

async function countShared(asked: Asked, ids: number[]): Promise<number> {
  const [row] = await asked.reader.all<{ shared: number }>(sql`
    select count(*) as shared from (
      select ${fact.interactionId} as id from ${fact} where ${ofFailures(asked, ids)} group by 1 having count(*) > 1) as several`);
  return Number(row?.shared ?? 0);
}

function ofFailures({ period, codes }: Asked, ids: number[]): SQL {
  return (
    and(
      sql`${fact.status} = ${int(1)}`,
      existsAt(fact, period.asOf),
      onSide(fact, codes),
      ids.length === 0 ? sql`false` : sql`${fact.failure} in (${ints(ids)})`,
    ) ?? sql`false`
  );
}
