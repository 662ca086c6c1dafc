import { and, eq, gt, isNull, lte } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { interaction, promise, setting, user } from "@/db/schema";
import { environment } from "@/lib/env";
import { formatInstant } from "@/lib/format";
import { sendMail } from "@/lib/mail/send-mail";
import { isOpen } from "@/lib/promises/queue-rule";
import { repeat } from "@/lib/repeat";
import { workspaceSettings } from "@/lib/settings";

/** Sends reminders of promises by mail, where a mail server is configured. Call it once, at the start of the server. */
export function followReminders(record: RecordStore, onError: (error: unknown) => void): void {
  if (!environment().mail) return;
  repeat(LOOK_EVERY_MS, () => mailReminders(record, { now: Date.now(), send: sendMail, onError }), onError);
}

interface Mailing {
  now: number;
  send: typeof sendMail;
  onError: (error: unknown) => void;
}

/**
 * Mails the owners of open promises whose reminder has come since the last round, each once: what a mail server refuses
 * is told and not tried again, as the reminder stands on top of the queue all the same.
 */
export async function mailReminders(record: Pick<RecordStore, "tx" | "db">, { now, send, onError }: Mailing): Promise<number> {
  const due = await claimDue(record, now);
  const { zone } = await workspaceSettings(record.db);
  for (const each of due) {
    const text = mailText({ ...each, due: formatInstant(each.dueAt, zone), zone });
    await send({ to: each.email, subject: `Debrief: a ${each.kind} that was promised`, text }).catch(onError);
  }
  return due.length;
}

/** What has come due since the last round, whose end is kept so that no round looks there again. */
async function claimDue({ tx }: Pick<RecordStore, "tx">, now: number) {
  return tx(async (db) => {
    const [kept] = await db.select().from(setting).where(eq(setting.key, MAILED_UNTIL));
    // After a long pause nobody is flooded with what is past.
    const since = Math.max(Number(kept?.value ?? 0), now - LONGEST_BACK_MS);
    const value = now;
    await db.insert(setting).values({ key: MAILED_UNTIL, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
    return db
      .select({
        id: promise.id,
        kind: promise.kind,
        dueAt: promise.dueAt,
        externalId: interaction.externalId,
        interactionId: interaction.id,
        email: user.email,
      })
      .from(promise)
      .innerJoin(user, and(eq(user.id, promise.ownerUserId), isNull(user.disabledAt)))
      .innerJoin(interaction, eq(interaction.id, promise.interactionId))
      .where(and(isOpen, gt(promise.remindAt, since), lte(promise.remindAt, now)));
  });
}

/** Nothing that a customer or anybody about them has said. */
function mailText({
  kind,
  due,
  zone,
  externalId,
  interactionId,
}: {
  kind: string;
  due: string;
  zone: string;
  externalId: string;
  interactionId: number;
}): string {
  const { publicUrl } = environment();
  const path = `/interactions/${interactionId}`;
  return [
    "You asked to be reminded of a promise.",
    `Promised: ${kind}, in the interaction ${externalId}.`,
    `Due: ${due} (${zone}).`,
    publicUrl === undefined ? `It is on the page ${path} of Debrief.` : new URL(path, publicUrl).href,
  ].join("\n");
}

const MAILED_UNTIL = "reminders-mailed-until";
const LOOK_EVERY_MS = 60_000;
const LONGEST_BACK_MS = 86_400_000;
