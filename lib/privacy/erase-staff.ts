import { eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { commendation, invitation, person, recognition, staffView, tombstone, user } from "@/db/schema";
import type { Seals } from "@/db/tombstones";
import { takeOutOfLearnt } from "@/lib/privacy/empty-learnt";
import { type Counts, count } from "@/lib/privacy/erasure-counts";
import { randomKey } from "@/lib/privacy/random-key";
import { redactorFor } from "@/lib/redaction";

/**
 * Takes a member of staff's name and pseudonym away; what they handled stays theirs, whoever that is. Praise keeps the names
 * of those it thanks, so theirs is taken out of it, and the praise of them alone is emptied.
 */
export async function eraseStaff(
  record: RecordStore,
  erasure: { id: number; personId: number; seals: Seals; now: number },
  kept: (db: Db, counts: Counts) => Promise<void>,
): Promise<void> {
  const { personId, seals, now } = erasure;
  const [found] = await record.db.select().from(person).where(eq(person.id, personId));
  if (!found) return;
  if (found.name !== null) {
    await takeOutOfPraise(record, found.name, kept);
    await takeOutOfLearnt(record, found.name, kept);
  }
  await record.tx(async (db) => {
    const counts: Counts = {};
    const praised = await db
      .select({ id: commendation.id, text: commendation.text })
      .from(commendation)
      .where(eq(commendation.personId, personId));
    await db.update(commendation).set({ text: null, behaviour: null }).where(eq(commendation.personId, personId));
    await db.delete(recognition).where(eq(recognition.personId, personId));
    const views = await db.delete(staffView).where(eq(staffView.personId, personId)).returning({ id: staffView.id });
    await db
      .insert(tombstone)
      .values({ key: seals.staff(found.key), erasureId: erasure.id, createdAt: now })
      .onConflictDoNothing();
    // The user that they are goes with them, and with it sessions, passwords and share links.
    const users = await db.delete(user).where(eq(user.personId, personId)).returning({ email: user.email });
    for (const { email } of users) await db.delete(invitation).where(eq(invitation.email, email));
    await db.update(person).set({ key: randomKey(), name: null }).where(eq(person.id, personId));
    count(counts, "commendations", praised.filter(({ text }) => text !== null).length);
    count(counts, "views", views.length);
    count(counts, "users", users.length);
    count(counts, "names", found.name === null ? 0 : 1);
    await kept(db, counts);
  });
}

async function takeOutOfPraise(record: RecordStore, name: string, kept: (db: Db, counts: Counts) => Promise<void>): Promise<void> {
  const redact = redactorFor({ names: [name], kinds: { emails: false, phones: false, cards: false, names: true } });
  const words = name.split(/[^\p{L}]+/u).filter((word) => word.length > 2);
  const rows = await record.db
    .select({ id: commendation.id, text: commendation.text, behaviour: commendation.behaviour })
    .from(commendation);
  const naming = rows.filter((row) => words.some((word) => `${row.text} ${row.behaviour}`.toLowerCase().includes(word.toLowerCase())));
  for (const { id, text, behaviour } of naming) {
    const without = { text: text && redact(text), behaviour: behaviour && redact(behaviour) };
    if (without.text === text && without.behaviour === behaviour) continue;
    await record.tx(async (db) => {
      await db.update(commendation).set(without).where(eq(commendation.id, id));
      await kept(db, { praise: 1 });
    });
  }
}
