import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { setting } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";

/** What a failure can weigh by; each is compared as a share of its total over all failures, so units do not matter. */
export const MEASURES = ["interactions", "customers", "minutes", "missed", "commendations", "severity"] as const;
export type Measure = (typeof MEASURES)[number];

/** Severities as interactions document them; "unknown" where none is. */
export const SEVERITIES = ["1", "2", "3", "4", "unknown"] as const;

const weight = z
  .number({ error: "must be a number from 0 to 100" })
  .min(0, { error: "must be a number from 0 to 100" })
  .max(100, { error: "must be a number from 0 to 100" });

/** How much each measure, and an interaction of each severity, counts. Absent ones have these defaults. */
export const weightsSchema = z.object({
  measures: z
    .object({
      interactions: weight.default(1),
      customers: weight.default(1),
      minutes: weight.default(1),
      missed: weight.default(1),
      commendations: weight.default(1),
      severity: weight.default(1),
    })
    .prefault({}),
  /** A gap in the documentation is no reason to go first, so what is not known weighs as little as the least. */
  severity: z
    .object({
      "1": weight.default(1),
      "2": weight.default(3),
      "3": weight.default(6),
      "4": weight.default(10),
      unknown: weight.default(1),
    })
    .prefault({}),
});
export type Weights = z.infer<typeof weightsSchema>;

export const DEFAULT_WEIGHTS: Weights = weightsSchema.parse({});

/** The row of the settings that holds them. */
const KEY = "priorities";

export async function priorityWeights(db: Db): Promise<Weights> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, KEY));
  return weightsSchema.parse(row?.value ?? {});
}

/** Keeps weights for everybody; null brings the defaults back. @throws ForbiddenError */
export async function changeWeights({ tx }: RecordStore, actor: Actor, weights: Weights | null): Promise<Weights> {
  require(actor, "govern");
  return tx(async (db) => {
    await db.delete(setting).where(eq(setting.key, KEY));
    if (weights === null) return DEFAULT_WEIGHTS;
    await db.insert(setting).values({ key: KEY, value: weights });
    return weights;
  });
}
