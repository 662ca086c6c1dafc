import { and, eq, inArray, isNotNull, ne, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  commendation,
  exemplar,
  gesture,
  handover,
  type Interaction,
  interaction,
  offeredOption,
  progressReport,
  promise,
  promiseDate,
  recognition,
} from "@/db/schema";
import { emptyLearnt, withLearnt } from "@/lib/privacy/empty-learnt";
import { type Counts, count } from "@/lib/privacy/erasure-counts";
import { REMOVED_TEXT } from "@/lib/privacy/removed-text";

/** The texts of an interaction beside its summary, narrative and attributes. */
export const OTHER_TEXTS = [
  "desiredOutcome",
  "difficultyType",
  "resolutionPath",
  "chosenOption",
  "expectedOutcomeTold",
  "apologyFor",
  "customerFacts",
  "ownFacts",
  "preventiveAction",
  "workaround",
] as const satisfies readonly (keyof Interaction)[];

/** What takes their place: numbers count whether there was a workaround. */
export const WITHOUT_OTHER_TEXTS = {
  desiredOutcome: null,
  difficultyType: null,
  resolutionPath: null,
  chosenOption: null,
  expectedOutcomeTold: null,
  apologyFor: null,
  customerFacts: null,
  ownFacts: null,
  preventiveAction: null,
  workaround: sql`case when ${interaction.workaround} is null then null else ${REMOVED_TEXT} end`,
};

const hasThanksText = or(ne(recognition.behaviour, REMOVED_TEXT), isNotNull(recognition.message), isNotNull(recognition.reward));
/** An empty one says that a suggestion was put aside. */
const hasNomination = and(ne(exemplar.behaviour, REMOVED_TEXT), ne(exemplar.behaviour, ""));

/** What hangs on interactions stays, as it is counted; its texts go. */
export async function emptyLists(db: Db, interactionIds: readonly number[], counts: Counts): Promise<void> {
  const ids = [...interactionIds];
  const promises = await db
    .update(promise)
    .set({ text: null, closingWord: null, cancelReason: null })
    .where(
      and(
        inArray(promise.interactionId, ids),
        or(isNotNull(promise.text), isNotNull(promise.closingWord), isNotNull(promise.cancelReason)),
      ),
    )
    .returning({ id: promise.id });
  const own = db.select({ id: promise.id }).from(promise).where(inArray(promise.interactionId, ids));
  await db
    .update(promiseDate)
    .set({ reason: null })
    .where(and(inArray(promiseDate.promiseId, own), isNotNull(promiseDate.reason)));
  const reports = await db
    .update(progressReport)
    .set({ text: null })
    .where(and(inArray(progressReport.promiseId, own), isNotNull(progressReport.text)))
    .returning({ id: progressReport.id });
  const commendations = await db
    .update(commendation)
    .set({ text: null, behaviour: null })
    .where(and(inArray(commendation.interactionId, ids), or(isNotNull(commendation.text), isNotNull(commendation.behaviour))))
    .returning({ id: commendation.id });
  const options = await db
    .update(offeredOption)
    .set({ text: REMOVED_TEXT })
    .where(and(inArray(offeredOption.interactionId, ids), ne(offeredOption.text, REMOVED_TEXT)))
    .returning({ id: offeredOption.id });
  const gestures = await db
    .update(gesture)
    .set({ kind: REMOVED_TEXT })
    .where(and(inArray(gesture.interactionId, ids), ne(gesture.kind, REMOVED_TEXT)))
    .returning({ id: gesture.id });
  const handovers = await db
    .update(handover)
    .set({ reason: null, note: null })
    .where(and(inArray(handover.interactionId, ids), or(isNotNull(handover.reason), isNotNull(handover.note))))
    .returning({ id: handover.id });
  await db
    .update(recognition)
    .set({ behaviour: REMOVED_TEXT, message: null, reward: null })
    .where(and(inArray(recognition.interactionId, ids), hasThanksText));
  await db
    .update(exemplar)
    .set({ behaviour: REMOVED_TEXT })
    .where(and(inArray(exemplar.interactionId, ids), hasNomination));
  await emptyLearnt(db, ids, counts);
  count(counts, "promises", promises.length);
  count(counts, "progressReports", reports.length);
  count(counts, "commendations", commendations.length);
  count(counts, "options", options.length);
  count(counts, "gestures", gestures.length);
  count(counts, "handovers", handovers.length);
}

/** Which of these interactions have a text of their own, or on what hangs on them, besides summary, narrative and attributes. */
export async function withOtherTexts(db: Db, ids: readonly number[]): Promise<number[]> {
  const among = [...ids];
  const own = await db
    .select({ id: interaction.id })
    .from(interaction)
    .where(
      and(
        inArray(interaction.id, among),
        or(
          ...OTHER_TEXTS.filter((name) => name !== "workaround").map((name) => isNotNull(interaction[name])),
          ne(interaction.workaround, REMOVED_TEXT),
        ),
      ),
    );
  const promises = await db
    .select({ id: promise.interactionId })
    .from(promise)
    .leftJoin(progressReport, eq(progressReport.promiseId, promise.id))
    .leftJoin(promiseDate, eq(promiseDate.promiseId, promise.id))
    .where(
      and(
        inArray(promise.interactionId, among),
        or(
          isNotNull(promise.text),
          isNotNull(promise.closingWord),
          isNotNull(promise.cancelReason),
          isNotNull(progressReport.text),
          isNotNull(promiseDate.reason),
        ),
      ),
    );
  const praise = await db
    .select({ id: commendation.interactionId })
    .from(commendation)
    .where(and(inArray(commendation.interactionId, among), or(isNotNull(commendation.text), isNotNull(commendation.behaviour))));
  const options = await db
    .select({ id: offeredOption.interactionId })
    .from(offeredOption)
    .where(and(inArray(offeredOption.interactionId, among), ne(offeredOption.text, REMOVED_TEXT)));
  const gestures = await db
    .select({ id: gesture.interactionId })
    .from(gesture)
    .where(and(inArray(gesture.interactionId, among), ne(gesture.kind, REMOVED_TEXT)));
  const handovers = await db
    .select({ id: handover.interactionId })
    .from(handover)
    .where(and(inArray(handover.interactionId, among), or(isNotNull(handover.reason), isNotNull(handover.note))));
  const thanks = await db
    .select({ id: recognition.interactionId })
    .from(recognition)
    .where(and(inArray(recognition.interactionId, among), hasThanksText));
  const nominations = await db
    .select({ id: exemplar.interactionId })
    .from(exemplar)
    .where(and(inArray(exemplar.interactionId, among), hasNomination));
  const found = thanks.flatMap(({ id }) => (id === null ? [] : [{ id }]));
  const learnt = await withLearnt(db, among);
  return [
    ...new Set(
      [own, promises, praise, options, gestures, handovers, found, nominations, learnt].flatMap((rows) => rows.map(({ id }) => id)),
    ),
  ];
}
