import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { factInteraction, factCommendation as praise, factStep as step } from "@/db/facts/tables";
import { commendation, exemplar, interaction, person, recognition } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { type ActorNames, actorNames } from "@/lib/access/actor-names";
import { ofSeenTeams } from "@/lib/access/scope";
import { staffName } from "@/lib/access/staff-name";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { brokenPromise, openPromise } from "@/lib/metrics/promise-conditions";
import { inRange, int, ints, onSide } from "@/lib/metrics/where";
import { type Coverage, readCoverage } from "@/lib/recognition/coverage";
import { STAFF_FILTERS } from "@/lib/staff/staff-list";
import { noteStaffViews } from "@/lib/staff/staff-views";
import type { Workspace } from "@/lib/workspace";

/** Something that somebody is to be thanked for. */
export interface ToThank {
  interactionId: number;
  externalId: string;
  summary: string | null;
  /** What it is about: a verified commendation, or an interaction that was named as exemplary. */
  kind: "commendation" | "exemplar";
  /** Of the commendation, or of the nomination. */
  id: number;
  behaviour: string | null;
  /** What the customer said. */
  text: string | null;
  at: number;
  day: number | null;
  /** Null where nobody is known, or only their pseudonym; nobody can be thanked without `personId`. */
  person: string | null;
  personId: number | null;
  /** Actor.id of whoever named it as exemplary. */
  by: string | null;
}

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
  toThank: ToThank[];
  /** How many there are, those that are not listed included. */
  count: { commendations: number; exemplars: number };
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
export const MOST_LISTED = 50;
const MOST_SUGGESTED = 10;

/**
 * What waits for thanks, what was given, and who of the staff was never thanked, of the interactions that the actor sees.
 * That they have looked is written for everybody who is named. @throws ForbiddenError
 */
export async function readRecognition(workspace: Workspace, actor: Actor, options: { now?: number } = {}): Promise<Recognition> {
  require(actor, "read-rows");
  require(actor, "read-staff");
  return askInSnapshot(workspace, STAFF_FILTERS, options, async (asked) => {
    const { toThank, count } = await waiting(asked, actor);
    const { suggestions, suggestionCount, handlers } = await suggested(asked, actor);
    const { given, thanked } = await givenThanks(asked, actor);
    const coverage = await readCoverage(asked, actor);
    const named = [...toThank.flatMap(({ personId }) => personId ?? []), ...handlers, ...thanked, ...coverage.neverIds];
    await noteStaffViews(workspace.record, actor, named, "recognition", workspace.clock());
    const actors = [...toThank.flatMap(({ by }) => by ?? []), ...given.map(({ givenBy }) => givenBy)];
    return {
      toThank,
      count,
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

async function waiting(asked: Asked, actor: Actor): Promise<Pick<Recognition, "toThank" | "count">> {
  const { reader, period, workspace, codes } = asked;
  const where = and(
    sql`${praise.status} = 1 and ${praise.verified} = 1 and ${praise.receivedAt} <= ${int(period.asOf)}`,
    sql`coalesce(${praise.recognisedAt} > ${int(period.asOf)}, true)`,
    existsAt(praise, period.asOf),
    onSide(praise, codes),
  );
  const [counted] = await reader.all<{ rows: number }>(sql`select count(*) as rows from ${praise} where ${where}`);
  const found = await reader.all<{ id: number }>(
    sql`select ${praise.commendationId} as id from ${praise} where ${where} order by ${praise.receivedAt} desc, ${praise.commendationId} desc limit ${int(MOST_LISTED)}`,
  );
  const { db } = workspace.record;
  const ids = found.map(({ id }) => Number(id));
  const praised = await db
    .select({ row: commendation, externalId: interaction.externalId, summary: interaction.summary, agentId: interaction.agentId })
    .from(commendation)
    .innerJoin(interaction, eq(interaction.id, commendation.interactionId))
    .where(and(inArray(commendation.id, ids.length > 0 ? ids : [0]), ofSeenTeams(actor.teams)));
  const nominated = await db
    .select({ row: exemplar, externalId: interaction.externalId, summary: interaction.summary, agentId: interaction.agentId })
    .from(exemplar)
    .innerJoin(interaction, eq(interaction.id, exemplar.interactionId))
    .leftJoin(recognition, and(eq(recognition.interactionId, interaction.id), isNull(recognition.withdrawnAt)))
    .where(
      and(isNull(exemplar.withdrawnAt), isNull(recognition.id), eq(interaction.status, "live"), ofSide(asked), ofSeenTeams(actor.teams)),
    )
    .orderBy(desc(exemplar.createdAt), desc(exemplar.id));
  const name = await nameOf(asked, actor, [
    ...praised.map(({ row, agentId }) => row.personId ?? agentId),
    ...nominated.map(({ agentId }) => agentId),
  ]);
  const commendations = praised.map(({ row, externalId, summary, agentId }): ToThank => {
    const personId = row.personId ?? agentId;
    const { id, behaviour, text, interactionId, receivedAt, receivedDay } = row;
    const when = { at: receivedAt, day: receivedDay };
    return {
      interactionId,
      externalId,
      summary,
      kind: "commendation",
      id,
      behaviour,
      text,
      ...when,
      person: name(personId),
      personId,
      by: null,
    };
  });
  const exemplars = nominated.map(({ row, externalId, summary, agentId }): ToThank => {
    const { id, behaviour, interactionId, createdAt, createdBy } = row;
    const when = { at: createdAt, day: null };
    const whom = { person: name(agentId), personId: agentId, by: createdBy };
    return { interactionId, externalId, summary, kind: "exemplar", id, behaviour, text: null, ...when, ...whom };
  });
  return {
    // By time alone: an order by person would be a ranking.
    toThank: [...commendations, ...exemplars].sort((a, b) => b.at - a.at || b.id - a.id).slice(0, MOST_LISTED),
    count: { commendations: Number(counted?.rows ?? 0), exemplars: nominated.length },
  };
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
  const name = await nameOf(asked, actor, handlers);
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

/** Interactions of the side that the numbers are about: the sample's or the real ones. */
function ofSide({ codes }: Asked): SQL | undefined {
  const { sources } = codes.side;
  return sources === null ? undefined : inArray(interaction.sourceId, sources.length > 0 ? [...sources] : [0]);
}

async function nameOf({ workspace }: Asked, actor: Actor, ids: readonly (number | null)[]): Promise<(id: number | null) => string | null> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  const rows =
    wanted.length === 0
      ? []
      : await workspace.record.db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, wanted));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : staffName(actor, id, names.get(id) ?? null));
}
