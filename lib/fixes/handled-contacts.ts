import { and, eq, sql } from "drizzle-orm";
import { factVolume } from "@/db/facts/tables";
import { VOLUME_DIMENSIONS } from "@/db/facts/volumes";
import { source } from "@/db/schema";
import type { Asked } from "@/lib/metrics/ask";
import { int, ints } from "@/lib/metrics/where";

/** The contacts handled in a range of days, of some teams or, where none is named, of all; null unless every day is known so far. */
export type ContactsIn = (range: { fromDay: number; toDay: number }, teams: readonly number[]) => number | null;

/** Reads the contact volumes that were stated, on the filter's side, once for any number of ranges. */
export async function handledContacts(asked: Asked, areTeamsNeeded: boolean): Promise<ContactsIn> {
  const all = await readVolumes(asked, 0);
  const byTeam = areTeamsNeeded ? await readVolumes(asked, VOLUME_DIMENSIONS.team) : all;
  return ({ fromDay, toDay }, teams) => {
    let contacts = 0;
    for (let day = fromDay; day < toDay; day++) {
      const ofDay = (teams.length === 0 ? all : byTeam).get(day);
      if (!ofDay) return null;
      for (const [team, count] of ofDay) if (teams.length === 0 || teams.includes(team)) contacts += count;
    }
    return contacts;
  };
}

/** By day and team; split by nothing, the team is 0. */
async function readVolumes({ workspace, reader, codes }: Asked, mask: number): Promise<Map<number, Map<number, number>>> {
  const sources = await workspace.record.db.select({ id: source.id }).from(source).where(eq(source.isSample, codes.side.isSample));
  // A volume that names no source was written by the sample.
  const stating = [...(codes.side.isSample ? [0] : []), ...sources.map(({ id }) => id)];
  const team = mask === 0 ? int(0) : sql`${factVolume.team}`;
  const where = and(
    sql`${factVolume.source} in (${ints(stating.length > 0 ? stating : [-1])})`,
    sql`(${factVolume.countsFor} >> ${int(mask)}) & 1 = 1`,
  );
  const rows = await reader.all<{ day: number; team: number; contacts: number }>(
    sql`select ${factVolume.day} as day, ${team} as team, sum(${factVolume.contacts}) as contacts from ${factVolume} where ${where} group by 1, 2 order by 1, 2`,
  );
  const days = new Map<number, Map<number, number>>();
  for (const row of rows) {
    const ofDay = days.get(Number(row.day)) ?? new Map<number, number>();
    days.set(Number(row.day), ofDay.set(Number(row.team), Number(row.contacts)));
  }
  return days;
}
