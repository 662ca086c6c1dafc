import { z } from "zod";
import type { Db } from "@/db/client";
import { setting } from "@/db/schema";
import { isZone } from "@/lib/dates";

/** What a workspace has decided for itself. One row of the record, "workspace"; absent fields have these defaults. */
export const settingsSchema = z.object({
  /** The reporting zone: where a day begins. Default: the machine's. */
  zone: z
    .string()
    .refine(isZone)
    .default(() => machineZone()),
  /** First day of a week: 1 Monday, 6 Saturday, 7 Sunday. */
  weekStart: z.union([z.literal(1), z.literal(6), z.literal(7)]).default(1),
  /** How late a promise may be done and still be on time. */
  graceMinutes: z
    .number()
    .int()
    .min(0)
    .max(60 * 24 * 366)
    .default(0),
  /** When a failure counts as recurring. */
  recurrence: z
    .object({
      interactions: z.number().int().min(2).max(1000),
      customers: z.union([z.literal(1), z.literal(2)]),
      days: z.number().int().min(1).max(366),
    })
    .default({ interactions: 3, customers: 2, days: 30 }),
  /** What is taken out of free text before it is kept; turning one off changes nothing that is kept already. */
  redaction: z
    .object({
      emails: z.boolean().default(true),
      phones: z.boolean().default(true),
      cards: z.boolean().default(true),
      names: z.boolean().default(true),
    })
    .default({ emails: true, phones: true, cards: true, names: true }),
  /** Counts from 1 up to one below this are held back where people without an account read; 0 holds nothing back. */
  smallCells: z.number().int().min(0).max(100).default(11),
  /** Rates of one member of staff are shown from so many interactions on. */
  staffMinimum: z.number().int().min(10).max(1000).default(25),
  /** After how many months since the contact a kind of text is let go; null keeps it. Counts stay. */
  retention: z
    .object({
      narrative: z.number().int().min(1).max(1200).nullable().default(null),
      summary: z.number().int().min(1).max(1200).nullable().default(null),
      attributes: z.number().int().min(1).max(1200).nullable().default(null),
      /** Texts of promises, progress reports, commendations and options. */
      texts: z.number().int().min(1).max(1200).nullable().default(null),
      /** Who the customer and the agent were: their pseudonyms are exchanged for random ones. */
      identity: z.number().int().min(1).max(1200).nullable().default(null),
    })
    .default({ narrative: null, summary: null, attributes: null, texts: null, identity: null }),
});
export type Settings = z.infer<typeof settingsSchema>;

export async function workspaceSettings(db: Db): Promise<Settings> {
  const rows = await db.select().from(setting);
  return settingsSchema.parse(rows.find((row) => row.key === "workspace")?.value ?? {});
}

function machineZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isZone(zone) ? zone : "UTC";
}
