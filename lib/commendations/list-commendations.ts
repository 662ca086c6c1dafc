import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { factCommendation as fact } from "@/db/facts/tables";
import { commendation, interaction, person } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import { staffName } from "@/lib/access/staff-name";
import { placeToText, type RowPlace } from "@/lib/interactions/row-cursor";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { filterConditions, inRange, int } from "@/lib/metrics/where";

/** The commendations received in the period, newest first, and how many they are. */
export interface CommendationList {
  count: number;
  verified: number;
  /** Of the verified ones. */
  solicited: number;
  unsolicited: number;
  /** How many have been recognised, thanks given to the person, as of the clock. */
  recognised: number;
  /** The same, of the verified ones. */
  verifiedRecognised: number;
  lines: CommendationLine[];
  older: string | null;
  newer: string | null;
}

export interface CommendationLine {
  commendationId: number;
  interactionId: number;
  isRecognised: boolean;
  /** Null when it has been deleted since it was counted. */
  text: CommendationText | null;
}

export type CommendationText = Awaited<ReturnType<typeof readTexts>>[number];

const received = { at: fact.receivedAt, day: fact.receivedDay };

export async function listCommendations(
  asked: Asked,
  actor: Actor,
  page: { after?: RowPlace | undefined; before?: RowPlace | undefined; limit: number },
): Promise<CommendationList> {
  const { reader, period } = asked;
  const where = conditions(asked);
  const recognised = recognisedBy(period.asOf);
  const [counts] = await reader.all<Record<string, number>>(sql`
    select count(*) as every, count(*) filter (where ${fact.verified} = 1) as verified,
      count(*) filter (where ${fact.verified} = 1 and ${fact.solicited} = 1) as solicited,
      count(*) filter (where ${fact.verified} = 1 and ${fact.solicited} = 0) as unsolicited,
      count(*) filter (where ${recognised}) as recognised,
      count(*) filter (where ${recognised} and ${fact.verified} = 1) as verified_recognised
    from ${fact} where ${where}`);
  const isUpward = page.before !== undefined;
  const way = isUpward ? sql`asc` : sql`desc`;
  const found = await reader.all<{ id: number; interaction_id: number; at: number; recognised: boolean }>(sql`
    select ${fact.commendationId} as id, ${fact.interactionId} as interaction_id, ${fact.receivedAt} as at, ${recognised} as recognised
    from ${fact} where ${and(where, beyond(page))} order by ${fact.receivedAt} ${way}, ${fact.commendationId} ${way} limit ${int(page.limit + 1)}`);
  const isMore = found.length > page.limit;
  const rows = isUpward ? found.slice(0, page.limit).reverse() : found.slice(0, page.limit);
  const texts = await textsOf(
    asked.workspace.record.db,
    actor,
    rows.map((row) => Number(row.id)),
  );
  const place = (row: (typeof rows)[number] | undefined, isBeyond: boolean) =>
    row && isBeyond ? placeToText({ at: Number(row.at), unitId: Number(row.id) }) : null;
  return {
    count: Number(counts?.every ?? 0),
    verified: Number(counts?.verified ?? 0),
    solicited: Number(counts?.solicited ?? 0),
    unsolicited: Number(counts?.unsolicited ?? 0),
    recognised: Number(counts?.recognised ?? 0),
    verifiedRecognised: Number(counts?.verified_recognised ?? 0),
    lines: rows.map((row) => ({
      commendationId: Number(row.id),
      interactionId: Number(row.interaction_id),
      isRecognised: Boolean(row.recognised),
      text: texts.get(Number(row.id)) ?? null,
    })),
    older: place(rows.at(-1), isUpward || isMore),
    newer: place(rows[0], isUpward ? isMore : page.after !== undefined),
  };
}

/** Verified commendations under the filters that nobody has been thanked for yet: what `listCommendations` says waits. */
export async function countToPassOn(asked: Asked): Promise<number> {
  const { reader, period } = asked;
  const [counted] = await reader.all<{ waiting: number }>(sql`
    select count(*) as waiting from ${fact}
    where ${conditions(asked)} and ${fact.verified} = 1 and not ${recognisedBy(period.asOf)}`);
  return Number(counted?.waiting ?? 0);
}

function recognisedBy(asOf: number): SQL {
  return sql`coalesce(${fact.recognisedAt} <= ${int(asOf)}, false)`;
}

function conditions({ filters, codes, period }: Asked): SQL {
  return (
    and(
      sql`${fact.status} = 1`,
      existsAt(fact, period.asOf),
      sql`${fact.receivedAt} <= ${int(period.asOf)}`,
      ...filterConditions(fact, filters, codes),
      ...inRange(received, period, period.zone),
    ) ?? sql`true`
  );
}

function beyond({ after, before }: { after?: RowPlace | undefined; before?: RowPlace | undefined }): SQL | undefined {
  const [at, id] = [fact.receivedAt, fact.commendationId];
  if (before) return sql`(${at} > ${int(before.at)} or (${at} = ${int(before.at)} and ${id} > ${int(before.unitId)}))`;
  if (after) return sql`(${at} < ${int(after.at)} or (${at} = ${int(after.at)} and ${id} < ${int(after.unitId)}))`;
  return undefined;
}

async function textsOf(db: Db, actor: Actor, ids: number[]): Promise<Map<number, CommendationText>> {
  return new Map(ids.length === 0 ? [] : (await readTexts(db, actor, ids)).map((row) => [row.id, row]));
}

async function readTexts(db: Db, actor: Actor, ids: number[]) {
  const rows = await db
    .select({
      id: commendation.id,
      text: commendation.text,
      behaviour: commendation.behaviour,
      personId: commendation.personId,
      personName: person.name,
      receivedAt: commendation.receivedAt,
      receivedDay: commendation.receivedDay,
      isVerified: commendation.isVerified,
      wasSolicited: commendation.wasSolicited,
      externalId: interaction.externalId,
      summary: interaction.summary,
    })
    .from(commendation)
    .innerJoin(interaction, eq(interaction.id, commendation.interactionId))
    .leftJoin(person, eq(person.id, commendation.personId))
    .where(and(inArray(commendation.id, ids), ofSeenTeams(actor.teams)));
  return rows.map(({ personId, personName, ...row }) => ({ ...row, person: staffName(actor, personId, personName) }));
}
