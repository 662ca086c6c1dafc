import { z } from "zod";
import { isZone } from "@/lib/dates";
import { BadFilterError } from "@/lib/errors";

/** Everything that decides what the sample is: the same plan gives the same rows. */
export const planSchema = z.object({
  seed: z.number().int().min(0).max(4_294_967_295),
  /** Rows, test, spam and merged ones included. */
  interactions: z.number().int().min(300).max(2_000_000),
  /** Epoch ms: the sample ends here; nothing in it has happened later. */
  now: z.number().int(),
  /** IANA zone of its local times. */
  zone: z.string().refine(isZone),
});
export type SamplePlan = z.infer<typeof planSchema>;

export const USUAL_SEED = 1;
/** Enough for every trend and verdict, few enough to load in seconds. */
export const USUAL_INTERACTIONS = 6_000;
/** Two years, today included. */
export const SAMPLE_DAYS = 731;

/** @throws BadFilterError saying what would be right */
export function planOf(wanted: { seed?: number | undefined; interactions?: number | undefined; now: number; zone: string }): SamplePlan {
  const { seed = USUAL_SEED, interactions = USUAL_INTERACTIONS, now, zone } = wanted;
  const parsed = planSchema.safeParse({ seed, interactions, now: Math.floor(now / 60_000) * 60_000, zone });
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? "sample");
  const allowed = field === "seed" ? "from 0 to 4294967295" : "from 300 to 2000000";
  throw new BadFilterError(field, `${field} must be a whole number ${allowed}; got ${field === "seed" ? seed : interactions}`);
}
