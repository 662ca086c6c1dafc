import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { factCommendation as fact } from "@/db/facts/tables";
import { commendation, interaction, person } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { type ActorNames, actorNames } from "@/lib/access/actor-names";
import { ofSeenTeams } from "@/lib/access/scope";
import { staffName } from "@/lib/access/staff-name";
import { capturedAmong } from "@/lib/commendations/captured-among";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { int, onSide } from "@/lib/metrics/where";

/** Commendations that wait to be verified, the latest first: until then no number counts them. */
export interface Unverified {
  count: number;
  lines: UnverifiedLine[];
  names: ActorNames;
}

export interface UnverifiedLine {
  id: number;
  interactionId: number;
  externalId: string;
  text: string | null;
  behaviour: string | null;
  source: string | null;
  wasSolicited: boolean | null;
  receivedAt: number;
  receivedDay: number | null;
  person: string | null;
  /** Actor.id of who captured it here; null for what came in otherwise. */
  by: string | null;
  /** The actor captured it themselves: somebody else should verify it. */
  isOwn: boolean;
}

const MOST = 6;

export async function listUnverified({ reader, period, codes, workspace }: Asked, actor: Actor): Promise<Unverified> {
  const where = and(
    sql`${fact.status} = 1 and ${fact.verified} = 0 and ${fact.receivedAt} <= ${int(period.asOf)}`,
    existsAt(fact, period.asOf),
    onSide(fact, codes),
  );
  const [counted] = await reader.all<{ rows: number }>(sql`select count(*) as rows from ${fact} where ${where}`);
  const found = await reader.all<{ id: number }>(
    sql`select ${fact.commendationId} as id from ${fact} where ${where} order by ${fact.receivedAt} desc, ${fact.commendationId} desc limit ${int(MOST)}`,
  );
  const ids = found.map(({ id }) => Number(id));
  if (ids.length === 0) return { count: 0, lines: [], names: {} };
  const { db } = workspace.record;
  const rows = await db
    .select({ row: commendation, externalId: interaction.externalId, personName: person.name })
    .from(commendation)
    .innerJoin(interaction, eq(interaction.id, commendation.interactionId))
    .leftJoin(person, eq(person.id, commendation.personId))
    .where(and(inArray(commendation.id, ids), ofSeenTeams(actor.teams)))
    .orderBy(desc(commendation.receivedAt), desc(commendation.id));
  const captured = await capturedAmong(db, ids);
  return {
    count: Number(counted?.rows ?? 0),
    lines: rows.map(({ row, externalId, personName }) => {
      const { id, interactionId, text, behaviour, source, wasSolicited, receivedAt, receivedDay } = row;
      const by = captured.get(id) ?? null;
      const whom = { person: staffName(actor, row.personId, personName), by, isOwn: by === actor.id };
      return { id, interactionId, externalId, text, behaviour, source, wasSolicited, receivedAt, receivedDay, ...whom };
    }),
    names: await actorNames(db, [...captured.values()]),
  };
}
