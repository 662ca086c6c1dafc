import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { channel, interaction, product, source, team } from "@/db/schema";
import { ofSeenTeams, type SeenTeams } from "@/lib/access/scope";

export type LineText = Awaited<ReturnType<typeof readTexts>>[number];

/** What a list says about each interaction, by id, from the record; an id that has gone since, or to a team that is not seen, is missing. */
export async function lineTexts(db: Db, teams: SeenTeams, ids: readonly number[]): Promise<Map<number, LineText>> {
  const texts = new Map<number, LineText>();
  const wanted = [...new Set(ids)];
  for (let from = 0; from < wanted.length; from += CHUNK) {
    for (const row of await readTexts(db, teams, wanted.slice(from, from + CHUNK))) texts.set(row.id, row);
  }
  return texts;
}

/** The narratives of a page of interactions that have one, by id. */
export async function readNarratives(db: Db, teams: SeenTeams, ids: readonly number[]): Promise<Map<number, string>> {
  const { id, narrative } = interaction;
  const rows = await db
    .select({ id, narrative })
    .from(interaction)
    .where(and(inArray(id, [...ids]), ofSeenTeams(teams)));
  return new Map(rows.flatMap((row) => (row.narrative === null ? [] : [[row.id, row.narrative]])));
}

/** Fewer than the variables one statement may have. */
const CHUNK = 500;

async function readTexts(db: Db, teams: SeenTeams, ids: number[]) {
  return db
    .select({
      id: interaction.id,
      externalId: interaction.externalId,
      source: source.code,
      sourceName: source.name,
      isDifficult: interaction.isDifficult,
      contactedAt: interaction.contactedAt,
      contactedDay: interaction.contactedDay,
      occurredAt: interaction.occurredAt,
      occurredDay: interaction.occurredDay,
      closedAt: interaction.closedAt,
      closedDay: interaction.closedDay,
      channel: channel.name,
      team: team.name,
      product: product.name,
      severity: interaction.severity,
      moodStart: interaction.moodStart,
      moodEnd: interaction.moodEnd,
      outcome: interaction.outcome,
      handleMinutes: interaction.handleMinutes,
      summary: interaction.summary,
    })
    .from(interaction)
    .innerJoin(source, eq(source.id, interaction.sourceId))
    .leftJoin(channel, eq(channel.id, interaction.channelId))
    .leftJoin(team, eq(team.id, interaction.teamId))
    .leftJoin(product, eq(product.id, interaction.productId))
    .where(and(inArray(interaction.id, ids), ofSeenTeams(teams)));
}
