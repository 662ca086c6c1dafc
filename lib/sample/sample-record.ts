import { and, eq, gt, lte, max, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import {
  cause,
  channel,
  customer,
  failure,
  importJob,
  interaction,
  issue,
  person,
  procedure,
  procedureVersion,
  product,
  setting,
  source,
  team,
} from "@/db/schema";
import { planSchema } from "@/lib/sample/plan";

/** Tables whose rows the sample may share with real interactions: on removal only rows that it made itself may go. */
export const SHARED = { failure, procedureVersion, procedure, cause, issue, customer, person, product, channel, team };
export type SharedTable = keyof typeof SHARED;
const SHARED_TABLES = [
  "failure",
  "procedureVersion",
  "procedure",
  "cause",
  "issue",
  "customer",
  "person",
  "product",
  "channel",
  "team",
] as const;

const marksSchema = z.record(z.enum(SHARED_TABLES), z.number().int());

/** The highest id of each shared table at a moment: what was made between two moments lies between their marks. */
export type Marks = z.infer<typeof marksSchema>;

/** What the record keeps of the sample while it is here, in the setting "sample". */
const sampleSchema = z.object({
  plan: planSchema,
  sourceId: z.number().int(),
  importId: z.number().int(),
  before: marksSchema,
  /** Null until it is loaded whole. */
  after: marksSchema.nullable(),
  isBeingRemoved: z.boolean(),
});
export type SampleRecord = z.infer<typeof sampleSchema>;

const KEY = "sample";

/** Null when there is no sample here. */
export async function readSample(db: Db): Promise<SampleRecord | null> {
  const [row] = await db.select().from(setting).where(eq(setting.key, KEY));
  return row ? sampleSchema.parse(row.value) : null;
}

export async function writeSample(db: Db, sample: SampleRecord): Promise<void> {
  await db
    .insert(setting)
    .values({ key: KEY, value: sample })
    .onConflictDoUpdate({ target: setting.key, set: { value: sample } });
}

/** The last step of a removal: its source, its job, and the note that it was here. */
export async function forgetSample(db: Db, { sourceId, importId }: SampleRecord): Promise<void> {
  await db.delete(importJob).where(eq(importJob.id, importId));
  await db.delete(source).where(eq(source.id, sourceId));
  await db.delete(setting).where(eq(setting.key, KEY));
}

export async function readMarks(db: Db): Promise<Marks> {
  const highest = async (table: (typeof SHARED)[SharedTable]) => {
    const [row] = await db.select({ id: max(table.id) }).from(table);
    return row?.id ?? 0;
  };
  const marks: [SharedTable, number][] = [];
  for (const name of SHARED_TABLES) marks.push([name, await highest(SHARED[name])]);
  return marksSchema.parse(Object.fromEntries(marks));
}

/** How many interactions of the sample are in the record now. */
export async function countSample(db: Db, { sourceId }: SampleRecord): Promise<number> {
  const [row] = await db
    .select({ rows: sql`count(*)`.mapWith(Number) })
    .from(interaction)
    .where(eq(interaction.sourceId, sourceId));
  return row?.rows ?? 0;
}

/** The code for the sample's source: the first one that nothing real has. */
export async function freeCode(db: Db): Promise<string> {
  for (let at = 1; ; at++) {
    const code = at === 1 ? "sample" : `sample-${at}`;
    const taken = await db
      .select({ id: source.id })
      .from(source)
      .where(and(eq(source.code, code), ne(source.isSample, true)));
    if (taken.length === 0) return code;
  }
}

/** Which rows of a shared table the sample has made, as a condition on it. */
export function madeBy({ before, after }: SampleRecord, name: SharedTable) {
  const { id } = SHARED[name];
  return and(gt(id, before[name]), after ? lte(id, after[name]) : undefined);
}

export async function idsMade(db: Db, sample: SampleRecord, name: SharedTable): Promise<number[]> {
  const table = SHARED[name];
  const rows = await db.select({ id: table.id }).from(table).where(madeBy(sample, name));
  return rows.map(({ id }) => id);
}
