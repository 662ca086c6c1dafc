import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { factInteraction, factStep as step } from "@/db/facts/tables";
import { exemplar, interaction, person, recognition } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { type ActorNames, actorNames } from "@/lib/access/actor-names";
import { ofSeenTeams } from "@/lib/access/scope";
import { staffName } from "@/lib/access/staff-name";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { brokenPromise, openPromise } from "@/lib/metrics/promise-conditions";
import { inRange, int, ints, onSide } from "@/lib/metrics/where";
import { type Coverage, readCoverage } from "@/lib/recognition/coverage";
import { namesOf, ofSide } from "@/lib/recognition/of-side";
import { MOST_LISTED, readWaiting, type Waiting } from "@/lib/recognition/waiting";
import { STAFF_FILTERS } from "@/lib/staff/staff-list";
import { noteStaffViews } from "@/lib/staff/staff-views";
import type { Workspace } from "@/lib/workspace";

/** An interaction that the data suggests: turned round, every promise kept, no step left out. */
export interface Suggestion {
  interactionId: number;
  externalId: string;
  summary: string | null;
  moodStart: number;
  moodEnd: number;
  at: number;
  day: number | null;
  person: string | null;
}

/** Thanks that were given. */
export interface Given {
  id: number;
  person: string | null;
  behaviour: string;
  reward: string | null;
  interactionId: number | null;
  givenBy: string;
  givenAt: number;
  isSeen: boolean;
}

export interface Recognition {
  /** What waits for thanks, those that name nobody apart. */
  waits: Waiting;
  suggestions: Suggestion[];
  suggestionCount: number;
  /** What was put aside, the latest first: it can be suggested again. */
  aside: { id: number; interactionId: number; externalId: string }[];
  given: Given[];
  coverage: Coverage;
  names: ActorNames;
  zone: string;
}

/** Mood at the start at most, and at the end at least, of an interaction that was turned round. */
export const TURNED = { from: 2, to: 4 } as const;
const MOST_SUGGESTED = 10;

/**
 * What waits for thanks, what was given, and who of the staff was never thanked, of the interactions that the actor sees.
 * That they have looked is written for everybody who is named. @throws ForbiddenError
 */
export async function readRecognition(workspace: Workspace, actor: Actor, options: { now?: number } = {}): Promise<Recognition> {
  require(actor, "read-rows");
  require(actor, "read-staff");
  return askInSnapshot(workspace, STAFF_FILTERS, options, async (asked) => {
    const waits = await readWaiting(asked, actor);
    const { suggestions, suggestionCount, handlers } = await suggested(asked, actor);
    const { given, thanked } = await givenThanks(asked, actor);
    const coverage = await readCoverage(asked, actor);
    const named = [...waits.toThank.flatMap(({ personId }) => personId ?? []), ...handlers, ...thanked, ...coverage.neverIds];
    await noteStaffViews(workspace.record, actor, named, "recognition", workspace.clock());
    const nominators = [...waits.toThank, ...waits.unnamed].flatMap(({ by }) => by ?? []);
    const actors = [...nominators, ...given.map(({ givenBy }) => givenBy)];
    return {
      waits,
      suggestions,
      suggestionCount,
      aside: await putAside(asked, actor),
      given,
      coverage,
      names: await actorNames(workspace.record.db, actors),
      zone: asked.period.zone,
    };
  });
}

/** Difficult interactions of the last twelve months by the rule, without those that were named, put aside or thanked for. */
async function suggested(asked: Asked, actor: Actor) {
  const { reader, period, workspace, settings, codes } = asked;
  const fact = factInteraction;
  const { db } = workspace.record;
  const known = await db.select({ id: exemplar.interactionId }).from(exemplar);
  const thanked = await db
    .select({ id: recognition.interactionId })
    .from(recognition)
    .where(and(isNull(recognition.withdrawnAt), isNotNull(recognition.interactionId)));
  const settled = [...known, ...thanked].flatMap(({ id }) => id ?? []);
  const context = { asOf: period.asOf, graceMs: settings.graceMinutes * 60_000 };
  const where = and(
    sql`${fact.status} = 1 and ${fact.difficult} = 1 and ${fact.agent} > 0`,
    sql`${fact.moodStart} <= ${int(TURNED.from)} and ${fact.moodEnd} >= ${int(TURNED.to)} and ${fact.closedAt} <= ${int(period.asOf)}`,
    existsAt(fact, period.asOf),
    onSide(fact, codes),
    ...inRange({ at: fact.contactedAt, day: fact.contactedDay }, period, period.zone),
    sql`not ${brokenPromise(fact.interactionId, context)}`,
    sql`not ${openPromise(fact.interactionId, context)}`,
    sql`${fact.interactionId} not in (select ${step.interactionId} from ${step} where ${step.adherent} = 0)`,
    settled.length > 0 ? sql`${fact.interactionId} not in (${ints(settled)})` : undefined,
  );
  const [counted] = await reader.all<{ rows: number }>(sql`select count(*) as rows from ${fact} where ${where}`);
  const found = await reader.all<Record<"id" | "start" | "end", number>>(
    sql`select ${fact.interactionId} as id, ${fact.moodStart} as start, ${fact.moodEnd} as end from ${fact} where ${where}
        order by ${fact.contactedAt} desc, ${fact.interactionId} desc limit ${int(MOST_SUGGESTED)}`,
  );
  const ids = found.map(({ id }) => Number(id));
  const rows = await db
    .select({ row: interaction })
    .from(interaction)
    .where(and(inArray(interaction.id, ids.length > 0 ? ids : [0]), ofSeenTeams(actor.teams)));
  const handlers = rows.flatMap(({ row }) => row.agentId ?? []);
  const name = await namesOf(asked, actor, handlers);
  const byId = new Map(rows.map(({ row }) => [row.id, row]));
  const suggestions = found.flatMap(({ id, start, end }): Suggestion[] => {
    const row = byId.get(Number(id));
    if (!row) return [];
    const { externalId, summary, contactedAt: at, contactedDay: day, agentId } = row;
    const moods = { moodStart: Number(start), moodEnd: Number(end) };
    return [{ interactionId: row.id, externalId, summary, ...moods, at, day, person: name(agentId) }];
  });
  return { suggestions, suggestionCount: Number(counted?.rows ?? 0), handlers };
}

async function putAside(asked: Asked, actor: Actor): Promise<Recognition["aside"]> {
  return asked.workspace.record.db
    .select({ id: exemplar.id, interactionId: exemplar.interactionId, externalId: interaction.externalId })
    .from(exemplar)
    .innerJoin(interaction, eq(interaction.id, exemplar.interactionId))
    .where(and(isNotNull(exemplar.withdrawnAt), eq(exemplar.behaviour, ""), ofSide(asked), ofSeenTeams(actor.teams)))
    .orderBy(desc(exemplar.createdAt), desc(exemplar.id))
    .limit(MOST_SUGGESTED);
}

async function givenThanks(asked: Asked, actor: Actor): Promise<{ given: Given[]; thanked: number[] }> {
  const rows = await asked.workspace.record.db
    .select({ row: recognition, name: person.name })
    .from(recognition)
    .innerJoin(interaction, eq(interaction.id, recognition.interactionId))
    .leftJoin(person, eq(person.id, recognition.personId))
    .where(and(isNull(recognition.withdrawnAt), ofSide(asked), ofSeenTeams(actor.teams)))
    .orderBy(desc(recognition.givenAt), desc(recognition.id))
    .limit(MOST_LISTED);
  const given = rows.map(({ row, name }): Given => {
    const { id, behaviour, reward, interactionId, givenBy, givenAt, seenAt } = row;
    return {
      id,
      person: staffName(actor, row.personId, name),
      behaviour,
      reward,
      interactionId,
      givenBy,
      givenAt,
      isSeen: seenAt !== null,
    };
  });
  return { given, thanked: rows.map(({ row }) => row.personId) };
}
