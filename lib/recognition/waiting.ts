import { and, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { factCommendation as praise } from "@/db/facts/tables";
import { commendation, exemplar, interaction, recognition } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { int, onSide } from "@/lib/metrics/where";
import { namesOf, ofSide } from "@/lib/recognition/of-side";

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

/** What waits for thanks, the latest first, with how many there are, those that are not listed included. */
export interface Waiting {
  toThank: ToThank[];
  count: { commendations: number; exemplars: number };
  /** What praises nobody who is known: nobody can be thanked until somebody says who it was. */
  unnamed: ToThank[];
  unnamedCount: number;
}

export const MOST_LISTED = 50;

/** What waits for thanks among the interactions that the actor sees. */
export async function readWaiting(asked: Asked, actor: Actor): Promise<Waiting> {
  const named = await praiseThat(asked, sql`(${praise.praised} > 0 or ${praise.agent} > 0)`);
  const unnamed = await praiseThat(asked, sql`${praise.praised} = 0 and ${praise.agent} = 0`);
  const praised = await praisedRows(asked, actor, [...named.ids, ...unnamed.ids]);
  const nominated = await nominatedRows(asked, actor);
  // By time alone: an order by person would be a ranking.
  const all = [...praised, ...nominated].sort((a, b) => b.at - a.at || b.id - a.id);
  const exemplars = nominated.filter(({ personId }) => personId !== null).length;
  return {
    toThank: all.filter(({ personId }) => personId !== null).slice(0, MOST_LISTED),
    count: { commendations: named.count, exemplars },
    unnamed: all.filter(({ personId }) => personId === null).slice(0, MOST_LISTED),
    unnamedCount: unnamed.count + nominated.length - exemplars,
  };
}

/** Verified commendations not yet passed on: the latest, and how many. */
async function praiseThat({ reader, period, codes }: Asked, condition: SQL): Promise<{ ids: number[]; count: number }> {
  const where = and(
    sql`${praise.status} = 1 and ${praise.verified} = 1 and ${praise.receivedAt} <= ${int(period.asOf)}`,
    sql`coalesce(${praise.recognisedAt} > ${int(period.asOf)}, true)`,
    existsAt(praise, period.asOf),
    onSide(praise, codes),
    condition,
  );
  const [counted] = await reader.all<{ rows: number }>(sql`select count(*) as rows from ${praise} where ${where}`);
  const found = await reader.all<{ id: number }>(
    sql`select ${praise.commendationId} as id from ${praise} where ${where} order by ${praise.receivedAt} desc, ${praise.commendationId} desc limit ${int(MOST_LISTED)}`,
  );
  return { ids: found.map(({ id }) => Number(id)), count: Number(counted?.rows ?? 0) };
}

async function praisedRows(asked: Asked, actor: Actor, ids: number[]): Promise<ToThank[]> {
  const rows = await asked.workspace.record.db
    .select({ row: commendation, externalId: interaction.externalId, summary: interaction.summary, agentId: interaction.agentId })
    .from(commendation)
    .innerJoin(interaction, eq(interaction.id, commendation.interactionId))
    .where(and(inArray(commendation.id, ids.length > 0 ? ids : [0]), ofSeenTeams(actor.teams)));
  const name = await namesOf(
    asked,
    actor,
    rows.map(({ row, agentId }) => row.personId ?? agentId),
  );
  return rows.map(({ row, externalId, summary, agentId }): ToThank => {
    const personId = row.personId ?? agentId;
    const { id, behaviour, text, interactionId, receivedAt, receivedDay } = row;
    const what = { kind: "commendation", id, behaviour, text, by: null } as const;
    return { interactionId, externalId, summary, ...what, at: receivedAt, day: receivedDay, person: name(personId), personId };
  });
}

async function nominatedRows(asked: Asked, actor: Actor): Promise<ToThank[]> {
  const rows = await asked.workspace.record.db
    .select({ row: exemplar, externalId: interaction.externalId, summary: interaction.summary, agentId: interaction.agentId })
    .from(exemplar)
    .innerJoin(interaction, eq(interaction.id, exemplar.interactionId))
    .leftJoin(recognition, and(eq(recognition.interactionId, interaction.id), isNull(recognition.withdrawnAt)))
    .where(
      and(isNull(exemplar.withdrawnAt), isNull(recognition.id), eq(interaction.status, "live"), ofSide(asked), ofSeenTeams(actor.teams)),
    )
    .orderBy(desc(exemplar.createdAt), desc(exemplar.id));
  const name = await namesOf(
    asked,
    actor,
    rows.map(({ agentId }) => agentId),
  );
  return rows.map(({ row, externalId, summary, agentId }): ToThank => {
    const { id, behaviour, interactionId, createdAt, createdBy } = row;
    const what = { kind: "exemplar", id, behaviour, text: null, by: createdBy } as const;
    return { interactionId, externalId, summary, ...what, at: createdAt, day: null, person: name(agentId), personId: agentId };
  });
}
