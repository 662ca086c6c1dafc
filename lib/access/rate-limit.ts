import { eq, like } from "drizzle-orm";
import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { setting } from "@/db/schema";
import { BadSettingError } from "@/lib/env";
import { TooManyRequestsError } from "@/lib/errors";

/**
 * Counts a request of a key against what it may ask in a minute of the clock. The counts are in memory; that a key has
 * used up its minute is kept in the record, so that a restart does not give it another one.
 * @throws TooManyRequestsError with the seconds until the next minute
 */
export async function spendRequest(
  record: RecordStore,
  key: { id: number; prefix: string },
  now: number,
  most: number = requestsPerMinute(),
): Promise<void> {
  const minute = Math.floor(now / MINUTE_MS);
  const counts = await countsOf(record);
  const count = counts.get(key.id);
  const spent = count?.minute === minute ? count.spent + 1 : 1;
  counts.set(key.id, { minute, spent });
  if (spent <= most) return;
  if (spent === most + 1) await keepUsedUp(record, key.id, minute);
  throw new TooManyRequestsError(
    `The key ${key.prefix} has asked ${most} times in this minute, which is all it may. Ask again when the minute is over.`,
    Math.max(1, Math.ceil(((minute + 1) * MINUTE_MS - now) / 1000)),
  );
}

/** API_REQUESTS_PER_MINUTE, or 600. @throws BadSettingError */
export function requestsPerMinute(settings: Record<string, string | undefined> = process.env): number {
  const text = settings.API_REQUESTS_PER_MINUTE?.trim();
  if (!text) return 600;
  const parsed = z.coerce.number().int().positive().safeParse(text);
  if (!parsed.success)
    throw new BadSettingError("API_REQUESTS_PER_MINUTE", `API_REQUESTS_PER_MINUTE must be a whole number above 0; got "${text}".`);
  return parsed.data;
}

const MINUTE_MS = 60_000;
const NAME = "api-key-used-up:";

type Counts = Map<number, { minute: number; spent: number }>;

const known = new WeakMap<object, Promise<Counts>>();

/** The counts of a record, begun with what the process before has kept. */
function countsOf(record: RecordStore): Promise<Counts> {
  const counts = known.get(record.db) ?? readUsedUp(record);
  known.set(record.db, counts);
  counts.catch(() => known.delete(record.db));
  return counts;
}

async function readUsedUp(record: RecordStore): Promise<Counts> {
  const rows = await record.db
    .select()
    .from(setting)
    .where(like(setting.key, `${NAME}%`));
  return new Map(
    rows.map(({ key, value }) => [Number(key.slice(NAME.length)), { minute: Number(value), spent: Number.MAX_SAFE_INTEGER - 1 }]),
  );
}

async function keepUsedUp(record: RecordStore, id: number, minute: number): Promise<void> {
  const key = `${NAME}${id}`;
  await record.tx(async (db) => {
    await db.delete(setting).where(eq(setting.key, key));
    await db.insert(setting).values({ key, value: minute });
  });
}
