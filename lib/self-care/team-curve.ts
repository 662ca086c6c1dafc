import { and, inArray, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { addMonths, bucketOf, dayOf, isoDay } from "@/lib/dates";
import { NO_FILTERS } from "@/lib/filters";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { inRange, int, onSide } from "@/lib/metrics/where";
import { type CellMinimum, type CurveCell, curveAt, cutOf, FEWEST_PEOPLE, type PersonCell, teamsToShow } from "@/lib/self-care/cut-cells";
import { SHIFT_GAP_MS } from "@/lib/self-care/shifts";
import type { Workspace } from "@/lib/workspace";

/** How difficult interactions ended, by their place in a shift: over everybody, and over nobody alone. */
export interface TeamCurve {
  /** Empty where there are too few. */
  cells: CurveCell[];
  minimum: CellMinimum;
  /** The team that was asked for and can be shown; null: everybody. */
  team: { code: string; name: string } | null;
  /** Teams that can be shown without giving anybody away. */
  teams: { code: string; name: string }[];
  /** First days of the quarters that can be asked for, as YYYY-MM-DD, the latest first; and the one that is shown. */
  quarters: string[];
  quarter: string;
  /** Days since 1970-01-01, the last included. */
  firstDay: number;
  lastDay: number;
}

export interface CurveQuery {
  /** A team's code; one that cannot be shown is as one that was not asked for. */
  team?: string | undefined;
  /** The first day of a quarter; any other is as none. */
  quarter?: string | undefined;
}

const QUARTERS = 8;
/** Fewer are too few to speak of people, whatever the setting says. */
const LEAST = 25;

/**
 * The share of difficult interactions that ended well (a mood of 4 or 5 of 5 at the end), by whether it was the first,
 * the second … of a shift. What is shown is fixed so that no two answers can be set against each other to learn of one
 * person: whole quarters that are over and do not overlap, teams that teamsToShow lets stand, and no other filter.
 * @throws ForbiddenError
 */
export async function readTeamCurve(
  workspace: Workspace,
  actor: Actor,
  query: CurveQuery,
  options: { now?: number } = {},
): Promise<TeamCurve> {
  require(actor, actor.may("write") ? "write" : "read-staff");
  return askInSnapshot(workspace, NO_FILTERS, options, async (asked) => {
    const quarters = quartersBefore(dayOf(asked.period.asOf, asked.period.zone));
    const fromDay = quarters.find((day) => isoDay(day) === query.quarter) ?? quarters[0] ?? 0;
    const toDay = addMonths(fromDay, 3);
    const rows = await personCells(asked, { fromDay, toDay });
    const minimum = { interactions: Math.max(LEAST, asked.settings.staffMinimum), people: FEWEST_PEOPLE };
    const shown = teamsToShow(rows, minimum);
    const names = await namesOf(asked, shown.teams);
    const chosen = names.find(({ code }) => code === query.team) ?? null;
    const own = chosen === null ? rows : rows.filter((row) => row.team === chosen.id);
    const named = ({ code, name }: { code: string; name: string }) => ({ code, name });
    return {
      cells: curveAt(own, chosen === null ? cutOf([rows], minimum) : shown.cut),
      minimum,
      team: chosen && named(chosen),
      teams: names.map(named),
      quarters: quarters.map(isoDay),
      quarter: isoDay(fromDay),
      firstDay: fromDay,
      lastDay: toDay - 1,
    };
  });
}

/** The first days of the quarters that are over, the latest first. */
function quartersBefore(today: number): number[] {
  const running = bucketOf(today, "quarter", 1);
  return Array.from({ length: QUARTERS }, (_, index) => addMonths(running, -3 * (index + 1)));
}

/**
 * Shifts are found over everything that somebody handled, before the quarter too, so that its first day begins where it
 * does. Of interactions known to the day alone nobody can say which one they were.
 */
async function personCells(asked: Asked, range: { fromDay: number; toDay: number }): Promise<PersonCell[]> {
  const { reader, codes, period } = asked;
  const counted = and(sql`${fact.status} = 1`, sql`${fact.agent} > 0`, sql`${fact.contactedDay} is null`, onSide(fact, codes));
  const within = and(...inRange({ at: sql.raw("began"), day: sql.raw("null::integer") }, range, period.zone)) ?? sql`true`;
  const rows = await reader.all<Record<string, number>>(sql`
    with own as (
      select ${fact.agent} as person, ${fact.team} as team, ${fact.contactedAt} as began, ${fact.interactionId} as id,
        ${fact.difficult} as difficult, ${fact.moodEnd} as mood,
        case when ${fact.contactedAt} - lag(${fact.contactedAt}) over (partition by ${fact.agent} order by ${fact.contactedAt}, ${fact.interactionId})
          < ${int(SHIFT_GAP_MS)} then 0 else 1 end as begins
      from ${fact} where ${counted}),
    shifts as (select *, sum(begins) over (partition by person order by began, id) as shift from own),
    placed as (
      select *, row_number() over (partition by person, shift order by began, id) as nth from shifts where difficult = 1)
    select nth, person, team, count(*) as interactions, count(*) filter (where mood >= 4) as well
    from placed where ${and(sql`mood is not null`, within)} group by 1, 2, 3 order by 1, 2, 3`);
  return rows.map((row) => ({
    nth: Number(row.nth),
    person: Number(row.person),
    team: Number(row.team),
    interactions: Number(row.interactions),
    well: Number(row.well),
  }));
}

async function namesOf({ workspace }: Asked, ids: number[]): Promise<{ id: number; code: string; name: string }[]> {
  if (ids.length === 0) return [];
  const rows = await workspace.record.db.select({ id: team.id, code: team.code, name: team.name }).from(team).where(inArray(team.id, ids));
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}
