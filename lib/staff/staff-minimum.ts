import { eq } from "drizzle-orm";
import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { setting } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { DebriefError } from "@/lib/errors";
import { readBody } from "@/lib/request-body";
import { type Settings, workspaceSettings } from "@/lib/settings";

/** A setting that cannot be kept as it was sent. */
export class BadStaffSettingError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_setting", 400, message, field);
  }
}

export const STAFF_MINIMUM = { least: 10, most: 1000 } as const;

const message = `must be a whole number from ${STAFF_MINIMUM.least} to ${STAFF_MINIMUM.most}: fewer would speak of single cases`;
const schema = z.object({
  staffMinimum: z.int({ error: message }).min(STAFF_MINIMUM.least, { error: message }).max(STAFF_MINIMUM.most, { error: message }),
});

/** @throws BadStaffSettingError */
export function parseStaffMinimum(body: string): number {
  return readBody(schema, body, BadStaffSettingError, '{"staffMinimum": 25}').staffMinimum;
}

/** Keeps from how many on a share of one member of staff is shown. @throws ForbiddenError */
export async function changeStaffMinimum(
  record: RecordStore,
  actor: Actor,
  staffMinimum: number,
  now = Date.now(),
): Promise<Pick<Settings, "staffMinimum">> {
  require(actor, "manage");
  await record.tx(async (db) => {
    await note(db, actor, { action: "settings.change", subject: "settings:staff", detail: { staffMinimum } }, now);
    const [kept] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, "workspace"));
    if (!kept) await db.insert(setting).values({ key: "workspace", value: { staffMinimum } });
    else
      await db
        .update(setting)
        .set({ value: { ...rowSchema.parse(kept.value), staffMinimum } })
        .where(eq(setting.key, "workspace"));
  });
  const settings = await workspaceSettings(record.db);
  return { staffMinimum: settings.staffMinimum };
}

/** What else is in the row stays as it is. */
const rowSchema = z.looseObject({});
