import { eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { commendation, customer, interaction, offeredOption, person, progressReport, promise, promiseDate } from "@/db/schema";
import type { Traces } from "@/lib/privacy/erase-traces";
import type { FoundPerson } from "@/lib/privacy/find-person";

/** By what a person is recognised in places other than their interactions. */
export async function tracesOf({ db }: RecordStore, { subject, id }: Pick<FoundPerson, "subject" | "id">): Promise<Traces> {
  if (subject === "staff") {
    const [found] = await db.select().from(person).where(eq(person.id, id));
    const names = found?.name ? [found.name] : [];
    return { key: found?.key ?? null, externalIds: new Set(), interactionIds: [], texts: new Set(names) };
  }
  const [found] = await db.select({ key: customer.key }).from(customer).where(eq(customer.id, id));
  const rows = await db.select().from(interaction).where(eq(interaction.customerId, id));
  const ids = rows.map((row) => row.id);
  const own = rows.flatMap(({ summary, narrative, customerFacts, ownFacts }) => [summary, narrative, customerFacts, ownFacts]);
  const texts = [...own, ...(await textsBelow(db, ids))].filter((text) => text !== null && text.length >= SHORTEST);
  return {
    key: found?.key ?? null,
    externalIds: new Set(rows.map((row) => row.externalId)),
    interactionIds: ids,
    texts: new Set(texts.filter((text) => text !== null)),
  };
}

/** Shorter texts are anybody's. */
const SHORTEST = 6;
const IDS_AT_ONCE = 500;

async function textsBelow(db: Db, ids: readonly number[]): Promise<(string | null)[]> {
  const texts: (string | null)[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    const promises = await db.select().from(promise).where(inArray(promise.interactionId, some));
    const reports = await db
      .select({ text: progressReport.text })
      .from(progressReport)
      .innerJoin(promise, eq(promise.id, progressReport.promiseId))
      .where(inArray(promise.interactionId, some));
    const dates = await db
      .select({ reason: promiseDate.reason })
      .from(promiseDate)
      .innerJoin(promise, eq(promise.id, promiseDate.promiseId))
      .where(inArray(promise.interactionId, some));
    const praise = await db.select().from(commendation).where(inArray(commendation.interactionId, some));
    const options = await db.select().from(offeredOption).where(inArray(offeredOption.interactionId, some));
    texts.push(...promises.flatMap(({ text, closingWord, cancelReason }) => [text, closingWord, cancelReason]));
    texts.push(...dates.map(({ reason }) => reason), ...reports.map(({ text }) => text));
    texts.push(...praise.flatMap(({ text, behaviour }) => [text, behaviour]), ...options.map(({ text }) => text));
  }
  return texts;
}
