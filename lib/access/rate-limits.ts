import { and, gt, like, lte } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { rateCounter } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { limitOf } from "@/lib/access/limit-of";
import type { RouteId } from "@/lib/access/policy";
import { TooManyRequestsError } from "@/lib/errors";
import { log } from "@/lib/log";
import { numberSetting } from "@/lib/number-setting";

/** How often something may be done in a minute of the clock. */
export interface Limit {
  /** What is counted, after "times a minute". */
  what: string;
  /** For whom it is counted. */
  whose: string;
  /** How often, unless the setting says otherwise. */
  most: number;
  setting: string;
}

/** Every limit there is (docs/limits.md), but those of signing in, which count in longer windows. */
export const LIMITS = {
  import: { what: "files are uploaded", whose: "a user", most: 30, setting: "IMPORTS_PER_MINUTE" },
  export: { what: "exports and reports are made", whose: "a user or key", most: 60, setting: "EXPORTS_PER_MINUTE" },
  search: { what: "names and likenesses are searched", whose: "a user", most: 300, setting: "SEARCHES_PER_MINUTE" },
  write: { what: "anything else is changed", whose: "a user", most: 600, setting: "WRITES_PER_MINUTE" },
  share: { what: "a shared page is read", whose: "a share link", most: 120, setting: "SHARED_READS_PER_MINUTE" },
  feed: { what: "promises are read as a calendar", whose: "a calendar address", most: 60, setting: "FEED_READS_PER_MINUTE" },
  api: { what: "a program asks", whose: "a key", most: 600, setting: "API_REQUESTS_PER_MINUTE" },
  webhook: { what: "genuine deliveries come in", whose: "a webhook", most: 600, setting: "WEBHOOK_PER_MINUTE" },
  stranger: { what: "somebody who has not signed in is refused", whose: "an address", most: 1200, setting: "STRANGERS_PER_MINUTE" },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/**
 * Counts what somebody does at a route that has a limit.
 * @throws TooManyRequestsError with the seconds until the next minute
 */
export async function keepWithinLimit(record: RecordStore, actor: Actor, route: RouteId, now: number): Promise<void> {
  const name = actor.kind === "share" ? "share" : limitOf(route);
  if (name) await spendOrRefuse(record, name, actor.id, now);
}

/** @throws TooManyRequestsError with the seconds until the next minute; BadSettingError */
export async function spendOrRefuse(record: RecordStore, name: LimitName, who: string, now: number): Promise<void> {
  const wait = await spend(record, name, who, now);
  if (wait === 0) return;
  const { whose, what } = LIMITS[name];
  throw new TooManyRequestsError(
    `At most ${mostOf(name)} times a minute ${what}, for ${whose}; this minute is used up. Ask again in ${wait} seconds.`,
    wait,
  );
}

/**
 * Counts one against a limit. The counts are in memory; that somebody has used up their minute is kept in the record, so
 * that a restart does not give them another one.
 * @returns 0 when it may be done, or the seconds until the next minute
 * @throws BadSettingError
 */
export async function spend(record: RecordStore, name: LimitName, who: string, now: number): Promise<number> {
  const most = mostOf(name);
  const counts = await countsOf(record, now);
  const key = `${NAME}${name}:${who}`;
  const endsAt = (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;
  const count = counts.get(key);
  const spent = count?.endsAt === endsAt ? count.spent + 1 : 1;
  counts.set(key, { endsAt, spent });
  if (spent === 1 && counts.size > MANY) forgetOver(counts, now);
  if (spent === most) await keepUsedUp(record, { key, points: spent, expire: endsAt }, now);
  return spent <= most ? 0 : Math.max(1, Math.ceil((endsAt - now) / 1000));
}

/** How often a minute. @throws BadSettingError */
export function mostOf(name: LimitName, settings: Record<string, string | undefined> = process.env): number {
  const { setting, most } = LIMITS[name];
  return numberSetting(settings, setting, most);
}

const MINUTE_MS = 60_000;
const NAME = "limit:";
const MANY = 10_000;

type Counts = Map<string, { endsAt: number; spent: number }>;

const known = new WeakMap<object, Promise<Counts>>();

/** The counts of a record, begun with what the process before has kept. */
function countsOf(record: RecordStore, now: number): Promise<Counts> {
  const counts = known.get(record.db) ?? readUsedUp(record, now);
  known.set(record.db, counts);
  counts.catch(() => known.delete(record.db));
  return counts;
}

async function readUsedUp(record: RecordStore, now: number): Promise<Counts> {
  const rows = await record.db
    .select()
    .from(rateCounter)
    .where(and(like(rateCounter.key, `${NAME}%`), gt(rateCounter.expire, now)));
  return new Map(rows.map(({ key, expire }) => [key, { endsAt: expire ?? 0, spent: Number.MAX_SAFE_INTEGER - MANY }]));
}

/** Who is refused is refused also when the record cannot be written: then only a restart would forget it. */
async function keepUsedUp(record: RecordStore, row: { key: string; points: number; expire: number }, now: number): Promise<void> {
  try {
    await record.tx(async (db) => {
      await db.delete(rateCounter).where(and(like(rateCounter.key, `${NAME}%`), lte(rateCounter.expire, now)));
      const { points, expire } = row;
      await db.insert(rateCounter).values(row).onConflictDoUpdate({ target: rateCounter.key, set: { points, expire } });
    });
  } catch (error) {
    log.warn("limit_not_kept", { error });
  }
}

function forgetOver(counts: Counts, now: number) {
  for (const [key, { endsAt }] of counts) if (endsAt <= now) counts.delete(key);
}
