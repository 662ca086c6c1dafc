import { eq } from "drizzle-orm";
import { appendTo } from "@/db/facts/append";
import { code, isTrue } from "@/db/facts/cells";
import type { Generation } from "@/db/facts/generation";
import type { RecordSnapshot } from "@/db/facts/read-record";
import { volumeColumns } from "@/db/facts/record-columns";
import { factVolume } from "@/db/facts/tables";
import { contactVolume, source } from "@/db/schema";

/** Stands in the change log for the contact volumes: they belong to no interaction. */
export const VOLUMES_CHANGED = 0;

/** What a volume may be split by, a bit each. */
export const VOLUME_DIMENSIONS = { team: 1, channel: 2, product: 4 } as const;
const EVERY_MASK = [0, 1, 2, 3, 4, 5, 6, 7];

export type VolumeFact = typeof factVolume.$inferSelect;

/** Puts the present volumes in place of the old ones, inside a transaction: there are few of them, and a change may touch a whole day. */
export async function replaceVolumes({ write }: Generation, snapshot: RecordSnapshot): Promise<void> {
  await write.run("delete from fact_volume");
  const appender = await appendTo(write, factVolume);
  try {
    appender.push((await readVolumeFacts(snapshot)).map((row) => [row]));
    appender.end();
  } catch (error) {
    appender.abandon();
    throw error;
  }
}

/** The volumes of the record as the facts hold them. */
export async function readVolumeFacts({ db }: RecordSnapshot): Promise<VolumeFact[]> {
  const rows = await db
    .select({ ...volumeColumns, isSample: source.isSample })
    .from(contactVolume)
    .leftJoin(source, eq(source.id, contactVolume.sourceId))
    .orderBy(contactVolume.id);
  const facts = rows.map((row) => ({
    volumeId: row.id,
    source: code(row.sourceId),
    day: row.day,
    team: code(row.teamId),
    channel: code(row.channelId),
    product: code(row.productId),
    contacts: row.contacts,
    countsFor: 0,
    isSample: row.sourceId === null || isTrue(row.isSample),
  }));
  for (const ofDay of apart(facts, ({ isSample, day }) => `${isSample} ${day}`)) noteWhatCounts(ofDay);
  return facts.map(({ isSample: _, ...fact }) => fact);
}

/**
 * Marks for which questions each volume of a day counts. A question by team takes volumes that are split by team; of two
 * that say the same at another depth, the coarser one, which leaves nothing out. A day counts for a question only when all
 * that was stated of it is split as asked: else contacts would be missing that the interactions are not missing of.
 */
function noteWhatCounts(rows: VolumeFact[]): void {
  const sources = apart(rows, (row) => row.source);
  for (const mask of EVERY_MASK) {
    const counted = sources.map((ofSource) => countedFor(mask, ofSource));
    if (counted.some((each) => each === null)) continue;
    for (const row of counted.flat()) if (row) row.countsFor |= 1 << mask;
  }
}

function countedFor(mask: number, rows: VolumeFact[]): VolumeFact[] | null {
  const usable = rows.filter((row) => (depthOf(row) & mask) === mask);
  const stated = new Set(usable.map((row) => `${depthOf(row)} ${nameAt(row, depthOf(row))}`));
  const split = new Set(usable.flatMap((row) => within(row).map((depth) => `${depth} ${nameAt(row, depth)}`)));
  const isSplitElsewhere = (row: VolumeFact) => (depthOf(row) & mask) === mask || split.has(`${depthOf(row)} ${nameAt(row, depthOf(row))}`);
  if (!rows.every(isSplitElsewhere)) return null;
  const isWithinAnother = (row: VolumeFact) =>
    within(row).some((depth) => depth !== depthOf(row) && stated.has(`${depth} ${nameAt(row, depth)}`));
  return usable.filter((row) => !isWithinAnother(row));
}

/** The depths at which a volume can be looked at: its own, and every coarser one. */
function within(row: VolumeFact): number[] {
  return EVERY_MASK.filter((depth) => (depthOf(row) & depth) === depth);
}

/** What a volume is split by. */
function depthOf({ team, channel, product }: VolumeFact): number {
  return (
    (team > 0 ? VOLUME_DIMENSIONS.team : 0) | (channel > 0 ? VOLUME_DIMENSIONS.channel : 0) | (product > 0 ? VOLUME_DIMENSIONS.product : 0)
  );
}

/** Which contacts these are, looked at only by some dimensions. */
function nameAt({ team, channel, product }: VolumeFact, depth: number): string {
  const at = (bit: number, id: number) => ((depth & bit) === 0 ? 0 : id);
  return `${at(VOLUME_DIMENSIONS.team, team)}.${at(VOLUME_DIMENSIONS.channel, channel)}.${at(VOLUME_DIMENSIONS.product, product)}`;
}

function apart<T>(rows: readonly T[], keyOf: (row: T) => string | number): T[][] {
  const groups = new Map<string | number, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}
