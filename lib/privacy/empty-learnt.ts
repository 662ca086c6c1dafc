import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { lesson, lessonAction, trainingCase, trainingSession } from "@/db/schema";
import { type Counts, count } from "@/lib/privacy/erasure-counts";
import { REMOVED_TEXT } from "@/lib/privacy/removed-text";
import { redactorFor } from "@/lib/redaction";

/**
 * Empties what was learnt from interactions: lessons with their actions, and training cases, those that were cleared too: that
 * somebody found nobody in them is no proof. Rows stay, so that sessions are counted as before; nobody sees them any more.
 */
export async function emptyLearnt(db: Db, interactionIds: readonly number[], counts: Counts): Promise<void> {
  if (interactionIds.length === 0) return;
  const ids = [...interactionIds];
  count(counts, "lessons", await emptyLessons(db, inArray(lesson.interactionId, ids)));
  count(counts, "cases", await emptyCases(db, inArray(trainingCase.interactionId, ids)));
}

/** Which of these interactions have a lesson or a training case that is not emptied. */
export async function withLearnt(db: Db, ids: readonly number[]): Promise<{ id: number }[]> {
  const among = [...ids];
  const lessons = await db
    .select({ id: lesson.interactionId })
    .from(lesson)
    .where(and(inArray(lesson.interactionId, among), ne(lesson.title, REMOVED_TEXT)));
  const cases = await db
    .select({ id: trainingCase.interactionId })
    .from(trainingCase)
    .where(and(inArray(trainingCase.interactionId, among), ne(trainingCase.title, REMOVED_TEXT)));
  return [...lessons, ...cases].flatMap(({ id }) => (id === null ? [] : [{ id }]));
}

interface Told {
  key: string | null;
  externalIds: ReadonlySet<string>;
  texts: ReadonlySet<string>;
}

/** A passage of so many characters is nobody else's. */
const TELLING = 20;
const TELLING_ID = 4;

/**
 * Empties what leads back to no interaction, such as a lesson that was made general, where it says of a person what stands
 * in theirs: a text whole, one of its sentences, or the id of an interaction.
 */
export async function emptyLearntOf(record: RecordStore, told: Told, counts: Counts): Promise<void> {
  const needles = [
    ...(told.key === null ? [] : [told.key]),
    ...[...told.externalIds].filter((id) => id.length >= TELLING_ID),
    ...[...told.texts].flatMap((text) => [text, ...text.split(/(?<=[.!?])\s+|\n+/)]).filter((text) => text.length >= TELLING),
  ];
  if (needles.length === 0) return;
  const holdsAny = (parts: readonly (string | null)[]) => {
    const whole = parts.join("\n");
    return needles.some((needle) => whole.includes(needle));
  };
  const actions = await record.db.select({ lessonId: lessonAction.lessonId, text: lessonAction.text }).from(lessonAction);
  const lessons = (
    await record.db
      .select()
      .from(lesson)
      .where(and(isNull(lesson.interactionId), ne(lesson.title, REMOVED_TEXT)))
  ).filter((row) =>
    holdsAny([
      row.title,
      row.wentWell,
      row.couldBeBetter,
      row.toChange,
      ...actions.flatMap(({ lessonId, text }) => (lessonId === row.id ? [text] : [])),
    ]),
  );
  const cases = (
    await record.db
      .select()
      .from(trainingCase)
      .where(and(isNull(trainingCase.interactionId), ne(trainingCase.title, REMOVED_TEXT)))
  ).filter((row) => holdsAny([row.title, row.situation, row.question, row.continuation, row.aim]));
  for (const { id } of lessons) await record.tx(async (db) => count(counts, "lessons", await emptyLessons(db, eq(lesson.id, id))));
  for (const { id } of cases) await record.tx(async (db) => count(counts, "cases", await emptyCases(db, eq(trainingCase.id, id))));
}

/** A member of staff's name goes out of what was learnt; what was learnt stays. */
export async function takeOutOfLearnt(record: RecordStore, name: string, kept: (db: Db, counts: Counts) => Promise<void>): Promise<void> {
  const redact = redactorFor({ names: [name], kinds: { emails: false, phones: false, cards: false, names: true } });
  const without = <Row extends Record<string, unknown>>(row: Row, names: readonly (keyof Row & string)[]) =>
    Object.fromEntries(
      names.flatMap((each) => {
        const text = row[each];
        return typeof text === "string" && redact(text) !== text ? [[each, redact(text)]] : [];
      }),
    );
  for (const row of await record.db.select().from(lesson)) {
    const changed = without(row, ["title", "wentWell", "couldBeBetter", "toChange"]);
    if (Object.keys(changed).length > 0) await written(record, kept, (db) => db.update(lesson).set(changed).where(eq(lesson.id, row.id)));
  }
  for (const row of await record.db.select().from(lessonAction)) {
    const changed = without(row, ["text"]);
    if (Object.keys(changed).length > 0)
      await written(record, kept, (db) => db.update(lessonAction).set(changed).where(eq(lessonAction.id, row.id)));
  }
  for (const row of await record.db.select().from(trainingCase)) {
    const changed = without(row, ["title", "situation", "question", "continuation", "aim"]);
    if (Object.keys(changed).length > 0)
      await written(record, kept, (db) => db.update(trainingCase).set(changed).where(eq(trainingCase.id, row.id)));
  }
  for (const row of await record.db.select().from(trainingSession)) {
    const changed = without(row, ["notes"]);
    if (Object.keys(changed).length > 0)
      await written(record, kept, (db) => db.update(trainingSession).set(changed).where(eq(trainingSession.id, row.id)));
  }
}

async function written(
  record: RecordStore,
  kept: (db: Db, counts: Counts) => Promise<void>,
  write: (db: Db) => PromiseLike<unknown>,
): Promise<void> {
  await record.tx(async (db) => {
    await write(db);
    await kept(db, { learnt: 1 });
  });
}

async function emptyLessons(db: Db, which: SQL): Promise<number> {
  const emptied = await db
    .update(lesson)
    .set({
      title: REMOVED_TEXT,
      wentWell: null,
      couldBeBetter: null,
      toChange: null,
      archivedAt: sql`coalesce(${lesson.archivedAt}, ${lesson.updatedAt})`,
    })
    .where(and(which, ne(lesson.title, REMOVED_TEXT)))
    .returning({ id: lesson.id });
  const ids = emptied.map(({ id }) => id);
  if (ids.length > 0) await db.update(lessonAction).set({ text: REMOVED_TEXT }).where(inArray(lessonAction.lessonId, ids));
  return ids.length;
}

async function emptyCases(db: Db, which: SQL): Promise<number> {
  const emptied = await db
    .update(trainingCase)
    .set({
      title: REMOVED_TEXT,
      situation: REMOVED_TEXT,
      question: REMOVED_TEXT,
      continuation: REMOVED_TEXT,
      aim: null,
      retiredAt: sql`coalesce(${trainingCase.retiredAt}, ${trainingCase.createdAt})`,
    })
    .where(and(which, or(ne(trainingCase.title, REMOVED_TEXT), ne(trainingCase.situation, REMOVED_TEXT))))
    .returning({ id: trainingCase.id });
  const ids = emptied.map(({ id }) => id);
  if (ids.length > 0) await db.update(trainingSession).set({ notes: null }).where(inArray(trainingSession.caseId, ids));
  return ids.length;
}
