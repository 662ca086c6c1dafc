import { and, sql } from "drizzle-orm";
import { factInteraction } from "@/db/facts/tables";
import { person, team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { type Filters, NO_FILTERS } from "@/lib/filters";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { inRange, onSide } from "@/lib/metrics/where";
import type { Workspace } from "@/lib/workspace";

/** One member of staff as they are listed: whether there is enough to speak of them, and no number. */
export interface ListedStaff {
  id: number;
  /** Null where only the pseudonym is known. */
  name: string | null;
  /** The beginning of the pseudonym, to tell those without a name apart. */
  pseudonym: string;
  /** The team for which they handled most; null when that is not known. */
  team: { code: string; name: string } | null;
  hasEnough: boolean;
}

/**
 * What is asked about staff is always asked over these twelve months: a period that can be chosen could be cut until one
 * case is left in it.
 */
export const STAFF_FILTERS: Filters = { ...NO_FILTERS, period: "12m", compare: "off" };

/** Whoever of the staff has handled an interaction that the actor may see, or is of one of their teams; by name. @throws ForbiddenError */
export async function listStaff(workspace: Workspace, actor: Actor): Promise<{ staff: ListedStaff[]; minimum: number }> {
  require(actor, "read-staff");
  return askInSnapshot(workspace, STAFF_FILTERS, {}, async (asked) => ({
    staff: (await listedStaff(asked, actor.teams)).filter(({ isInSight }) => isInSight).map(({ isInSight: _, ...each }) => each),
    minimum: asked.settings.staffMinimum,
  }));
}

/** Every member of staff, and whether somebody who sees these teams may see them. */
export async function listedStaff(asked: Asked, teams: readonly number[] | null): Promise<(ListedStaff & { isInSight: boolean })[]> {
  const { db } = asked.workspace.record;
  const [people, allTeams, handled] = [await db.select().from(person), await db.select().from(team), await handledBy(asked)];
  const teamById = new Map(allTeams.map(({ id, code, name }) => [id, { code, name }]));
  return people
    .map(({ id, name, key, teamId }) => {
      const own = handled.get(id);
      return {
        id,
        name,
        pseudonym: key.slice(0, PSEUDONYM_LENGTH),
        team: teamById.get(own?.team || (teamId ?? 0)) ?? null,
        hasEnough: (own?.lately ?? 0) >= asked.settings.staffMinimum,
        isInSight: own !== undefined || (teamId !== null && (teams === null || teams.includes(teamId))),
      };
    })
    .toSorted(byName);
}

const PSEUDONYM_LENGTH = 8;

function byName(a: ListedStaff, b: ListedStaff): number {
  const isUnnamed = Number(a.name === null) - Number(b.name === null);
  return isUnnamed || (a.name ?? a.pseudonym).localeCompare(b.name ?? b.pseudonym, "en", { numeric: true }) || a.id - b.id;
}

/** How much each person handled within the period, and for which team most of it; people who never handled anything are absent. */
async function handledBy({ reader, codes, period }: Asked): Promise<Map<number, { lately: number; team: number }>> {
  const { agent, team: of, contactedAt, contactedDay, status } = factInteraction;
  const within = and(...inRange({ at: contactedAt, day: contactedDay }, period, period.zone)) ?? sql`true`;
  const rows = await reader.all<{ agent: number; team: number; lately: number }>(
    sql`select ${agent} as agent, ${of} as team, count(*) filter (where ${within}) as lately from ${factInteraction}
      where ${and(sql`${agent} > 0`, sql`${status} = 1`, onSide(factInteraction, codes))} group by 1, 2 order by 1, 3 desc, 2`,
  );
  const handled = new Map<number, { lately: number; team: number }>();
  for (const row of rows) {
    const known = handled.get(Number(row.agent));
    // Rows come with the largest team first, so the first one that is known is theirs.
    handled.set(Number(row.agent), {
      lately: (known?.lately ?? 0) + Number(row.lately),
      team: known?.team || Number(row.team),
    });
  }
  return handled;
}
