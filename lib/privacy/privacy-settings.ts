import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { setting } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { DAY_MS } from "@/lib/dates";
import type { PrivacyChanges } from "@/lib/privacy/privacy-requests";
import { type LetGo, previewRetention } from "@/lib/privacy/retention";
import { redactorFor } from "@/lib/redaction";
import { type Settings, settingsSchema, workspaceSettings } from "@/lib/settings";

/** Changes how long text is kept and what is taken out of it from now on; nothing that is kept changes at once. @throws ForbiddenError */
export async function changePrivacySettings(
  { tx }: RecordStore,
  actor: Actor,
  changes: PrivacyChanges,
  now = Date.now(),
): Promise<Settings> {
  require(actor, "privacy");
  return tx(async (db) => {
    const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, KEY));
    const value = { ...(typeof row?.value === "object" ? row.value : {}), ...changes };
    const settings = settingsSchema.parse(value);
    if (row) await db.update(setting).set({ value }).where(eq(setting.key, KEY));
    else await db.insert(setting).values({ key: KEY, value });
    await note(db, actor, { action: "settings.change", subject: "settings:privacy", detail: { ...changes } }, now);
    return settings;
  });
}

/** The row of the settings that holds them. */
const KEY = "workspace";

/** What tomorrow's round would let go under these settings; nothing is done. @throws ForbiddenError */
export async function previewTomorrow(record: RecordStore, actor: Actor, retention: Settings["retention"], now: number): Promise<LetGo> {
  require(actor, "privacy");
  const { zone } = await workspaceSettings(record.db);
  return previewRetention(record, retention, zone, now + DAY_MS);
}

/** A text as it would be kept; it is kept nowhere. @throws ForbiddenError */
export async function tryRedaction(record: RecordStore, actor: Actor, text: string): Promise<string> {
  require(actor, "privacy");
  const { redaction } = await workspaceSettings(record.db);
  return redactorFor({ kinds: redaction })(text);
}
