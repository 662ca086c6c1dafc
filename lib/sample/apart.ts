import { type AnyColumn, and, eq, exists, notInArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, source } from "@/db/schema";
import type { Filters, Notice } from "@/lib/filters";

/*
 * The sample is never counted together with real interactions: the one place that says so.
 */

/** Which interactions may be looked at under a filter, before anything else narrows them. */
export interface Side {
  /** What is shown is invented. */
  isSample: boolean;
  /** The record holds a sample and real interactions too. */
  holdsBoth: boolean;
  /** Ids of the sources on this side; null when there is only one side. */
  sources: number[] | null;
}

export const ONLY_SIDE: Side = { isSample: false, holdsBoth: false, sources: null };

/**
 * The side that a filter is on: the sample's where it names the sample alone or where nothing else is here, else the real
 * one. A filter that names both is on the real one, and a notice says that they are never counted together.
 */
export async function sideOf(db: Db, filters: Pick<Filters, "source">): Promise<{ side: Side; notices: Notice[] }> {
  const sources = await db.select({ id: source.id, code: source.code, isSample: source.isSample }).from(source);
  const samples = sources.filter((each) => each.isSample);
  if (samples.length === 0) return { side: ONLY_SIDE, notices: [] };
  if (!(await holdsReal(db))) return { side: { ...ONLY_SIDE, isSample: true }, notices: [] };
  const isNamed = (isSample: boolean) => filters.source.some((code) => samples.some((each) => each.code === code) === isSample);
  const isSample = isNamed(true) && !isNamed(false);
  const side = { isSample, holdsBoth: true, sources: sources.filter((each) => each.isSample === isSample).map(({ id }) => id) };
  return { side, notices: isNamed(true) && isNamed(false) ? [NEVER_TOGETHER] : [] };
}

const NEVER_TOGETHER: Notice = {
  field: "source",
  message: "the sample is never counted together with real interactions: name it alone, or leave it out",
};

/** Whether the record holds any interaction that is not invented. */
export async function holdsReal(db: Db): Promise<boolean> {
  const own = db.select({ one: sql`1` }).from(interaction).where(eq(interaction.sourceId, source.id));
  const real = await db
    .select({ id: source.id })
    .from(source)
    .where(and(eq(source.isSample, false), exists(own)))
    .limit(1);
  return real.length > 0;
}

/**
 * That an interaction of the record stands on the side that is shown where no filter says otherwise: the real one once
 * there is any, else the sample's. Undefined where there is only one side.
 */
export async function onShownSide(db: Db): Promise<SQL | undefined> {
  const { side } = await sideOf(db, { source: [] });
  if (side.sources === null) return undefined;
  const samples = await db.select({ id: source.id }).from(source).where(eq(source.isSample, true));
  return notInArray(
    interaction.sourceId,
    samples.map(({ id }) => id),
  );
}

/** That a row is not one that the sample made, by its code, where real interactions are shown; undefined where there is only one side. */
export async function withoutSampleCodes(db: Db, code: AnyColumn, codes: readonly string[]): Promise<SQL | undefined> {
  const { side } = await sideOf(db, { source: [] });
  return side.holdsBoth && !side.isSample ? notInArray(code, [...codes]) : undefined;
}

/** Whether a source is the sample's: no file may be filed under it. */
export async function isSampleSource(db: Db, code: string): Promise<boolean> {
  const found = await db
    .select({ id: source.id })
    .from(source)
    .where(and(eq(source.code, code), eq(source.isSample, true)));
  return found.length > 0;
}
