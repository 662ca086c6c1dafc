import { and, sql } from "drizzle-orm";
import { factCommendation as praise } from "@/db/facts/tables";
import { procedure, team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import type { Agenda } from "@/lib/agenda/agenda";
import { AGENDA_DAYS, agendaItems, BEFORE_DAYS, type Owned, type Praised } from "@/lib/agenda/agenda-items";
import { daysAsFilters } from "@/lib/agenda/agenda-rows";
import { overdueActions } from "@/lib/agenda/overdue-actions";
import { dayOf } from "@/lib/dates";
import { decisionsInHand } from "@/lib/decisions/read-decisions";
import { countFailures } from "@/lib/failures/failure-counts";
import { failureNames } from "@/lib/failures/failure-names";
import { lifecycles } from "@/lib/failures/lifecycle";
import { NO_FILTERS, UNKNOWN } from "@/lib/filters";
import { verdictsOf } from "@/lib/fixes/verdicts";
import { DEFINITIONS_VERSION } from "@/lib/metrics";
import { type Asked, type AskOptions, askInSnapshot } from "@/lib/metrics/ask";
import { UNKNOWN_NAME } from "@/lib/metrics/dimensions";
import { existsAt } from "@/lib/metrics/parts";
import { filterConditions, inRange, int } from "@/lib/metrics/where";
import { type MissedNow, missedIn, over } from "@/lib/overview/decisions";
import type { Workspace } from "@/lib/workspace";

/** The agenda of the week up to the clock, of everything in one snapshot. @throws ForbiddenError */
export async function readAgenda(workspace: Workspace, actor: Actor, options: AskOptions = {}): Promise<Agenda> {
  require(actor, "read");
  const { db } = workspace.record;
  return askInSnapshot(workspace, { ...NO_FILTERS, period: "all", compare: "off" }, options, async (asked) => {
    const { asOf, zone } = asked.period;
    const today = dayOf(asOf, zone);
    const fromDay = today - AGENDA_DAYS + 1;
    const week = over(asked, daysAsFilters(fromDay, today + 1));
    const states = await lifecycles(asked);
    const names = await failureNames(asked, [...states.keys()]);
    const items = agendaItems({
      today,
      lifecycles: states,
      verdicts: await verdictsOf(asked),
      names: new Map(names.map((name) => [name.id, name])),
      week: await interactionsIn(week),
      before: await interactionsIn(over(asked, daysAsFilters(fromDay - BEFORE_DAYS, fromDay))),
      missed: await withOwners(asked, await missedIn(asked, week.filters)),
      overdue: await overdueActions(db, actor, asOf),
      praised: await praisedIn(week),
    });
    return {
      asOf,
      zone,
      fromDay,
      toDay: today + 1,
      dataVersion: asked.reader.version,
      definitions: DEFINITIONS_VERSION,
      isSample: asked.codes.side.isSample,
      items,
      ...(await decisionsInHand(db, actor)),
    };
  });
}

async function interactionsIn(asked: Asked): Promise<Map<number, number>> {
  return new Map([...(await countFailures(asked))].map(([id, { interactions }]) => [id, interactions]));
}

/** Whose the procedures are; a kind of promise has no owner. */
async function withOwners({ workspace }: Asked, missed: readonly MissedNow[]): Promise<(MissedNow & Owned)[]> {
  const { db } = workspace.record;
  const procedures = new Map((await db.select().from(procedure)).map((row) => [row.code, row]));
  const teams = new Map((await db.select().from(team)).map((row) => [row.id, row.name]));
  const nameOf = (id: number | null | undefined) => (id ? (teams.get(id) ?? null) : null);
  return missed.map((each) => {
    const owned = each.by === "procedure" ? procedures.get(each.key) : undefined;
    return { ...each, productionOwner: nameOf(owned?.productionTeamId), supportOwner: nameOf(owned?.supportTeamId) };
  });
}

/** Commendations received in the period by the team of their interaction, most first. */
async function praisedIn({ workspace, reader, filters, codes, period }: Asked): Promise<Praised[]> {
  const received = { at: praise.receivedAt, day: praise.receivedDay };
  const rows = await reader.all<Record<"team" | "received" | "recognised", number>>(sql`
    select ${praise.team} as team, count(*) as received,
      count(*) filter (where coalesce(${praise.recognisedAt} <= ${int(period.asOf)}, false)) as recognised
    from ${praise} where ${and(
      sql`${praise.status} = 1`,
      existsAt(praise, period.asOf),
      sql`${praise.receivedAt} <= ${int(period.asOf)}`,
      ...filterConditions(praise, filters, codes),
      ...inRange(received, period, period.zone),
    )} group by 1 order by 2 desc, 1`);
  const teams = new Map((await workspace.record.db.select().from(team)).map(({ id, code, name }) => [id, { code, name }]));
  return rows.map((row) => ({
    team: teams.get(Number(row.team)) ?? { code: UNKNOWN, name: UNKNOWN_NAME.label },
    received: Number(row.received),
    unrecognised: Number(row.received) - Number(row.recognised),
  }));
}
