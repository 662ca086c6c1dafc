import { eq, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { volumeKey } from "@/db/contact-volumes";
import { findOrMake } from "@/db/find-or-make";
import { bulkAccess } from "@/db/import-insert";
import { channel, contactVolume, procedure, procedureVersion, team } from "@/db/schema";
import { slug } from "@/db/slug";
import { sampleCalendar } from "@/lib/sample/calendar";
import { CHANNELS, DESK_KEYS, DESKS, OWNERS, PROCEDURES } from "@/lib/sample/company";
import { writeFixes } from "@/lib/sample/fixes";
import type { SamplePlan } from "@/lib/sample/plan";
import type { SampleRecord } from "@/lib/sample/sample-record";
import { sampleVolumes } from "@/lib/sample/volumes";

/**
 * What no row of an import brings: the procedures with their owners and versions, and the fixes. What is here already
 * stays as it is.
 */
export async function prepareCompany(record: RecordStore, { plan, before }: Pick<SampleRecord, "plan" | "before">): Promise<void> {
  const calendar = sampleCalendar(plan);
  await record.tx(async (db) => {
    const teams = await teamIds(db);
    await idsByName(db, channel, CHANNELS);
    const all = Object.values(PROCEDURES);
    const ids = await findOrMake(
      db,
      procedure,
      ["code"],
      all.map(({ name, production, support }) => ({
        code: slug(name),
        name,
        production_team_id: production && (teams.get(production) ?? null),
        support_team_id: support && (teams.get(DESKS[support].name) ?? null),
      })),
    );
    const versions = all.flatMap(({ versions: since, document }, at) =>
      since.map((ago, index) => ({
        procedure_id: ids[at] ?? 0,
        version: index + 1,
        effective_at: calendar.at(calendar.today - ago, 0),
        effective_day: calendar.today - ago,
        document: index === since.length - 1 ? document : null,
      })),
    );
    await findOrMake(db, procedureVersion, ["procedure_id", "version"], versions);
    await writeFixes(db, calendar, new Map(all.map(({ name }, at) => [name, ids[at] ?? 0])), before.failure);
  });
}

const VOLUMES_AT_ONCE = 1_000;

/** The contact volumes, from where a load before this one has stopped. */
export async function writeVolumes(record: RecordStore, plan: SamplePlan, own: { sourceId: number; importId: number }): Promise<void> {
  const { db } = record;
  const [kept] = await db
    .select({ rows: sql`count(*)`.mapWith(Number) })
    .from(contactVolume)
    .where(eq(contactVolume.importId, own.importId));
  const [teams, channels] = await record.tx(async (tx) => [await teamIds(tx), await idsByName(tx, channel, CHANNELS)] as const);
  const { insert } = bulkAccess(record);
  const rows = [...sampleVolumes(plan)].slice(kept?.rows ?? 0).map(({ day, contacts, ...names }) => {
    const split = { day, teamId: teams.get(names.team) ?? null, channelId: channels.get(names.channel) ?? null, productId: null };
    return { ...own, ...split, key: volumeKey(split), contacts };
  });
  for (let from = 0; from < rows.length; from += VOLUMES_AT_ONCE) {
    await record.tx((tx) => insert(tx, contactVolume, rows.slice(from, from + VOLUMES_AT_ONCE)));
  }
}

function teamIds(db: Db): Promise<Map<string, number>> {
  return idsByName(db, team, [...OWNERS, ...DESK_KEYS.map((desk) => DESKS[desk].name)]);
}

async function idsByName(db: Db, table: typeof team | typeof channel, names: readonly string[]): Promise<Map<string, number>> {
  const ids = await findOrMake(
    db,
    table,
    ["code"],
    names.map((name) => ({ code: slug(name), name })),
  );
  return new Map(names.map((name, at) => [name, ids[at] ?? 0]));
}
