import { setImmediate as yieldToOthers } from "node:timers/promises";
import { and, inArray, isNotNull, type SQL } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { interaction } from "@/db/schema";
import { overwritingDeleted } from "@/db/scrub";
import { addMonths, dayOf, startOfDay } from "@/lib/dates";
import { emptyLists, WITHOUT_OTHER_TEXTS, withOtherTexts } from "@/lib/privacy/empty-texts";
import { isEverythingHeld, isNotHeld } from "@/lib/privacy/holds";
import { customersOnlyBefore, loseIdentity, loseStaff, staffOnlyBefore } from "@/lib/privacy/old-identities";
import { emptyOldRejectedRows, oldRejectedRows } from "@/lib/privacy/old-rejected-rows";
import { contactedBefore } from "@/lib/privacy/walk-interactions";
import { type Settings, workspaceSettings } from "@/lib/settings";

type Retention = Settings["retention"];

/** How many interactions lose a kind of text, or customers and staff their pseudonym; 0 where it is kept. */
export interface LetGo {
  narrative: number;
  summary: number;
  attributes: number;
  texts: number;
  /** Customers and members of staff of whom there is nothing younger. */
  identity: number;
  /** Rows that imports could not take, with their cells; they go with the narratives. */
  rejectedRows: number;
}

/** What a round at some time would let go; nothing is done. */
export async function previewRetention(record: RecordStore, retention: Retention, zone: string, at: number): Promise<LetGo> {
  return goThrough(record, retention, zone, at, async () => {});
}

/**
 * Lets go of what has been kept for as long as the settings say, in short transactions. Counts stay: rows, dates and ids are as
 * before. A legal hold wins. Done again, it finds nothing more.
 */
export async function letGo(record: RecordStore, now: number): Promise<LetGo> {
  const { retention, zone } = await workspaceSettings(record.db);
  return overwritingDeleted(record, () => goThrough(record, retention, zone, now, (work) => record.tx(work)));
}

const NOTHING: LetGo = { narrative: 0, summary: 0, attributes: 0, texts: 0, identity: 0, rejectedRows: 0 };

/** How what is due is dealt with; a preview does nothing. */
type Deal = (work: (db: Db) => Promise<void>) => Promise<void>;

async function goThrough(record: RecordStore, retention: Retention, zone: string, now: number, deal: Deal): Promise<LetGo> {
  const found = { ...NOTHING };
  if (await isEverythingHeld(record.db)) return found;
  const limit = (months: number) => startOfDay(addMonths(dayOf(now, zone), -months), zone);
  for (const kind of ["narrative", "summary", "attributes", "texts"] as const) {
    const months = retention[kind];
    if (months !== null) found[kind] = await emptyKind(record, kind, limit(months), deal);
  }
  if (retention.narrative !== null) found.rejectedRows = await emptyRejected(record, limit(retention.narrative), deal);
  if (retention.identity !== null) found.identity = await loseIdentities(record, limit(retention.identity), deal);
  return found;
}

type TextKind = "narrative" | "summary" | "attributes" | "texts";

async function emptyKind(record: RecordStore, kind: TextKind, before: number, deal: Deal): Promise<number> {
  let emptied = 0;
  for await (const ids of contactedBefore(record.db, before)) {
    const due = await dueAmong(record.db, kind, ids);
    for (let from = 0; from < due.length; from += AT_ONCE) {
      const some = due.slice(from, from + AT_ONCE);
      // A hold may have been placed since it was looked.
      await deal(async (db) => emptySome(db, kind, await notHeld(db, some)));
      await yieldToOthers();
    }
    emptied += due.length;
  }
  return emptied;
}

const AT_ONCE = 100;

async function dueAmong(db: Db, kind: TextKind, ids: readonly number[]): Promise<number[]> {
  const free = await notHeld(db, ids, kind === "texts" ? undefined : isNotNull(interaction[kind]));
  return kind === "texts" ? withOtherTexts(db, free) : free;
}

async function notHeld(db: Db, ids: readonly number[], condition?: SQL): Promise<number[]> {
  if (await isEverythingHeld(db)) return [];
  const rows = await db
    .select({ id: interaction.id })
    .from(interaction)
    .where(and(inArray(interaction.id, [...ids]), isNotHeld(), condition));
  return rows.map(({ id }) => id);
}

async function emptySome(db: Db, kind: TextKind, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const these = inArray(interaction.id, [...ids]);
  if (kind !== "texts") {
    await db
      .update(interaction)
      .set({ [kind]: null })
      .where(these);
    return;
  }
  await db.update(interaction).set(WITHOUT_OTHER_TEXTS).where(these);
  await emptyLists(db, ids, {});
}

async function emptyRejected(record: RecordStore, before: number, deal: Deal): Promise<number> {
  let emptied = 0;
  for await (const ids of oldRejectedRows(record.db, before)) {
    await deal((db) => emptyOldRejectedRows(db, ids));
    emptied += ids.length;
  }
  return emptied;
}

async function loseIdentities(record: RecordStore, before: number, deal: Deal): Promise<number> {
  let lost = 0;
  for await (const ids of customersOnlyBefore(record.db, before)) {
    await deal((db) => loseIdentity(db, ids));
    lost += ids.length;
  }
  const staff = await staffOnlyBefore(record.db, before);
  if (staff.length > 0) await deal((db) => loseStaff(db, staff));
  return lost + staff.length;
}
