import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { customer, type erasure, interaction, person, source } from "@/db/schema";
import { sealsOf } from "@/db/tombstones";
import type { FoundPerson } from "@/lib/privacy/find-person";
import { readJournal, writeJournal } from "@/lib/privacy/journal";

/**
 * Writes an erasure into the journal before anything is emptied, so that a restored backup loses the same person. Once: what
 * a killed process had noted stays, as the record no longer says who it was.
 */
export async function noteInJournal(
  record: RecordStore,
  row: Pick<typeof erasure.$inferSelect, "code" | "subject" | "requestedAt" | "requestedBy">,
  { subject, id }: Pick<FoundPerson, "subject" | "id">,
): Promise<void> {
  const noted = (await readJournal(record.dataDir)).some(({ code }) => code === row.code);
  if (noted) return;
  const { code, requestedAt: at, requestedBy: by } = row;
  const seals = sealsOf(record.dataDir);
  if (subject === "staff") {
    const [found] = await record.db.select({ key: person.key }).from(person).where(eq(person.id, id));
    return writeJournal(record.dataDir, { code, subject, at, by, person: seals.staff(found?.key ?? ""), interactions: [] });
  }
  const [found] = await record.db.select({ key: customer.key }).from(customer).where(eq(customer.id, id));
  const rows = await record.db
    .select({ source: source.code, externalId: interaction.externalId })
    .from(interaction)
    .innerJoin(source, eq(source.id, interaction.sourceId))
    .where(eq(interaction.customerId, id));
  const interactions = rows.map((each) => seals.interaction(each.source, each.externalId));
  await writeJournal(record.dataDir, { code, subject, at, by, person: seals.customer(found?.key ?? ""), interactions });
}
