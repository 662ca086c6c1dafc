import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FindOrMake } from "@/db/find-or-make";
import type { Insert } from "@/db/import-insert";
import { channel, contactVolume, product, team } from "@/db/schema";
import { slug } from "@/db/slug";

/** All handled contacts of a day, as far as they were split; null: not split by it. */
export interface Volume {
  /** Days since 1970-01-01. */
  day: number;
  team: string | null;
  channel: string | null;
  product: string | null;
  contacts: number;
}

export interface VolumesWritten {
  created: number;
  changed: number;
  unchanged: number;
}

/**
 * Writes what a source states: the volume of a day, team, channel and product once, so that stating it again replaces it.
 * Inside a transaction; of equal ones the last counts.
 */
export async function writeVolumes(
  db: Db,
  access: { insert: Insert; findOrMake: FindOrMake },
  { sourceId, importId }: { sourceId: number; importId: number | null },
  volumes: readonly Volume[],
): Promise<VolumesWritten> {
  const { findOrMake } = access;
  const teams = await idsOf(
    db,
    findOrMake,
    team,
    volumes.map((each) => each.team),
  );
  const channels = await idsOf(
    db,
    findOrMake,
    channel,
    volumes.map((each) => each.channel),
  );
  const products = await idsOf(
    db,
    findOrMake,
    product,
    volumes.map((each) => each.product),
  );
  const rows = new Map<string, typeof contactVolume.$inferInsert & { key: string }>();
  let repeated = 0;
  for (const { day, contacts, ...names } of volumes) {
    const ids = { teamId: teams(names.team), channelId: channels(names.channel), productId: products(names.product) };
    const key = volumeKey({ day, ...ids });
    if (rows.has(key)) repeated++;
    rows.set(key, { sourceId, key, day, ...ids, contacts, importId });
  }
  const known = await db
    .select({ id: contactVolume.id, key: contactVolume.key, contacts: contactVolume.contacts })
    .from(contactVolume)
    .where(and(eq(contactVolume.sourceId, sourceId), inArray(contactVolume.key, [...rows.keys()])));
  const written: VolumesWritten = { created: 0, changed: 0, unchanged: repeated };
  for (const { id, key, contacts } of known) {
    const row = rows.get(key ?? "");
    if (!row) continue;
    rows.delete(row.key);
    if (row.contacts === contacts) written.unchanged++;
    else {
      await db.update(contactVolume).set({ contacts: row.contacts }).where(eq(contactVolume.id, id));
      written.changed++;
    }
  }
  if (rows.size > 0) await access.insert(db, contactVolume, [...rows.values()]);
  written.created += rows.size;
  return written;
}

/** What tells the volumes of a source apart. */
export function volumeKey({
  day,
  teamId,
  channelId,
  productId,
}: {
  day: number;
  teamId: number | null;
  channelId: number | null;
  productId: number | null;
}): string {
  return [day, teamId ?? "", channelId ?? "", productId ?? ""].join(" ");
}

/** The volumes that a source has stated, by what `volumeName` calls them. */
export async function statedVolumes(db: Db, sourceId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ day: contactVolume.day, team: team.code, channel: channel.code, product: product.code, contacts: contactVolume.contacts })
    .from(contactVolume)
    .leftJoin(team, eq(team.id, contactVolume.teamId))
    .leftJoin(channel, eq(channel.id, contactVolume.channelId))
    .leftJoin(product, eq(product.id, contactVolume.productId))
    .where(eq(contactVolume.sourceId, sourceId));
  return new Map(rows.map(({ contacts, ...row }) => [volumeName(row), contacts]));
}

/** Which volume it is, by the codes of its team, channel and product or by their names. */
export function volumeName({ day, ...names }: Omit<Volume, "contacts">): string {
  return [day, ...[names.team, names.channel, names.product].map((name) => (name === null ? "" : slug(name)))].join(" ");
}

async function idsOf(
  db: Db,
  findOrMake: FindOrMake,
  table: typeof team | typeof channel | typeof product,
  all: readonly (string | null)[],
): Promise<(name: string | null) => number | null> {
  const names = [...new Map(all.flatMap((name) => (name === null ? [] : [[slug(name), name] as const]))).entries()];
  if (names.length === 0) return () => null;
  const ids = await findOrMake(
    db,
    table,
    ["code"],
    names.map(([code, name]) => ({ code, name })),
  );
  const byCode = new Map(names.map(([code], at) => [code, ids[at] ?? null]));
  return (name) => (name === null ? null : (byCode.get(slug(name)) ?? null));
}
