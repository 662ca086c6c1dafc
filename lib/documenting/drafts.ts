import { and, desc, eq, lt } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { draft } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { DAY_MS } from "@/lib/dates";
import { type DraftContent, draftContent } from "@/lib/documenting/form-schema";
import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { pseudonyms } from "@/lib/identity";
import { seal, unseal } from "@/lib/sealed";

/** How long a draft waits for whoever began it. */
export const DRAFT_KEPT_MS = 14 * DAY_MS;
/** More than anybody leaves unfinished; the oldest one goes for a new one. */
const MOST_DRAFTS = 50;
const PURPOSE = "documenting draft";

export interface DraftLine {
  id: number;
  /** How it begins: what happened, or whom it is about. */
  title: string;
  /** The issue that it is about; empty where none is typed yet. */
  issueKey: string;
  updatedAt: number;
}

/** The drafts of whoever asks, the latest first; nobody sees another one's. */
export async function listDrafts(record: RecordStore, actor: Actor, now: number): Promise<DraftLine[]> {
  const userId = ownerOf(actor);
  const rows = await record.db.select().from(draft).where(eq(draft.userId, userId)).orderBy(desc(draft.updatedAt), desc(draft.id));
  return rows
    .filter(({ updatedAt }) => updatedAt >= now - DRAFT_KEPT_MS)
    .flatMap(({ id, content, updatedAt }) => {
      const opened = contentOf(record, content);
      return opened ? [{ id, title: titleOf(opened), issueKey: opened.form.issueKey.trim(), updatedAt }] : [];
    });
}

/** Null when there is none by that id that is theirs. */
export async function readDraft(record: RecordStore, actor: Actor, id: number): Promise<DraftContent | null> {
  const userId = ownerOf(actor);
  const [row] = await record.db
    .select()
    .from(draft)
    .where(and(eq(draft.id, id), eq(draft.userId, userId)));
  return row ? contentOf(record, row.content) : null;
}

/** Begins a draft. @returns its id */
export async function beginDraft(record: RecordStore, actor: Actor, content: DraftContent, now: number): Promise<number> {
  const userId = ownerOf(actor);
  return record.tx(async (db) => {
    const own = await db.select({ id: draft.id }).from(draft).where(eq(draft.userId, userId)).orderBy(desc(draft.updatedAt));
    for (const { id } of own.slice(MOST_DRAFTS - 1)) await db.delete(draft).where(eq(draft.id, id));
    const [made] = await db
      .insert(draft)
      .values({ userId, content: sealed(record, content), createdAt: now, updatedAt: now })
      .returning({ id: draft.id });
    if (!made) throw new Error("The draft was not kept");
    await note(db, actor, { action: "draft.begin", subject: `draft:${made.id}` }, now);
    return made.id;
  });
}

/** Keeps what a draft says by now. @throws NotFoundError when it was filed or discarded meanwhile */
export async function keepDraft(record: RecordStore, actor: Actor, id: number, content: DraftContent, now: number): Promise<void> {
  const userId = ownerOf(actor);
  await record.tx(async (db) => {
    const kept = await db
      .update(draft)
      .set({ content: sealed(record, content), updatedAt: now })
      .where(and(eq(draft.id, id), eq(draft.userId, userId)))
      .returning({ id: draft.id });
    if (kept.length === 0) throw noDraft(id);
  });
}

export async function discardDraft(record: RecordStore, actor: Actor, id: number, now: number): Promise<void> {
  const userId = ownerOf(actor);
  await record.tx(async (db) => {
    const gone = await db
      .delete(draft)
      .where(and(eq(draft.id, id), eq(draft.userId, userId)))
      .returning({ id: draft.id });
    if (gone.length === 0) throw noDraft(id);
    await note(db, actor, { action: "draft.discard", subject: `draft:${id}` }, now);
  });
}

/** Forgets drafts that nobody has come back to. */
export async function forgetOldDrafts(record: RecordStore, now: number): Promise<void> {
  await record.tx((db) => db.delete(draft).where(lt(draft.updatedAt, now - DRAFT_KEPT_MS)));
}

/** Forgets the drafts that name a customer, and those that cannot be read any more. @param key the customer's pseudonym @returns how many */
export async function dropDraftsOf(record: RecordStore, key: string): Promise<number> {
  const keyOf = pseudonyms(record.dataDir);
  return record.tx(async (db: Db) => {
    const rows = await db.select({ id: draft.id, content: draft.content }).from(draft);
    const theirs = rows.filter(({ content }) => {
      const opened = contentOf(record, content);
      return opened === null || keyOf("customer", opened.form.customer) === key;
    });
    for (const { id } of theirs) await db.delete(draft).where(eq(draft.id, id));
    return theirs.length;
  });
}

function ownerOf(actor: Actor): number {
  require(actor, "document");
  if (actor.user) return actor.user.id;
  throw new ForbiddenError("Drafts are of people who sign in.");
}

function sealed(record: RecordStore, content: DraftContent): string {
  return seal(record.dataDir, PURPOSE, JSON.stringify(content));
}

/** Null for what another version or installation has written. */
function contentOf(record: RecordStore, content: string): DraftContent | null {
  try {
    const read = draftContent.safeParse(JSON.parse(unseal(record.dataDir, PURPOSE, content)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function titleOf({ form }: DraftContent): string {
  const words = [form.summary, form.failureTitle, form.customer, form.procedure, form.angerCause].find((each) => each.trim() !== "");
  return (words ?? "").trim().slice(0, 120);
}

function noDraft(id: number): NotFoundError {
  return new NotFoundError(`There is no draft ${id} of yours; it may have been filed or discarded.`, "id");
}
