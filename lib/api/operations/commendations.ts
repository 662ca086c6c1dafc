import { and, asc, eq, gt, gte, lt } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { addEntry, noteEdit } from "@/db/edit-interaction";
import { commendation, interaction } from "@/db/schema";
import { type Answer, answer, type Operation } from "@/lib/api/define";
import { openInteraction } from "@/lib/api/edit";
import { EXAMPLE_COMMENDATION, EXAMPLE_COMMENDATION_CHANGE } from "@/lib/api/examples";
import { itemList } from "@/lib/api/item-fields";
import { entryOf } from "@/lib/api/item-row";
import { commendationEntry } from "@/lib/api/item-schema";
import { keptValue } from "@/lib/api/item-values";
import { cursorOf, cursorText, idParameter, nextCursor, paging, trueOrFalse } from "@/lib/api/paging";
import { instants } from "@/lib/api/parameter-instants";
import { BadRequestError, parseBody, parseQuery } from "@/lib/api/problems";
import { readEntries } from "@/lib/api/read-items";
import { withoutSample } from "@/lib/api/real-sources";
import { LABEL, moment, named, thing, words, yesNo } from "@/lib/api/value-schemas";
import { note } from "@/lib/audit/note";
import { NotFoundError } from "@/lib/errors";
import { labelOf } from "@/lib/imports/read-values";

const query = z.strictObject({
  ...paging,
  interactionId: idParameter.optional().meta({ description: "Only those of this interaction." }),
  receivedFrom: moment.optional().meta({ description: "Only those received then or later." }),
  receivedTo: moment.optional().meta({ description: "Only those received before then." }),
  isVerified: trueOrFalse.optional().meta({ description: "Only those that somebody checked, or only the others." }),
});

export const listCommendations: Operation = {
  id: "listCommendations",
  method: "GET",
  path: "/api/v1/commendations",
  scope: "commendations:read",
  group: "Commendations",
  title: "List commendations",
  description: "Page by page, in the order in which they were first kept.",
  query,
  answers: [
    { status: 200, meaning: "A page.", schema: named("CommendationPage", z.object({ items: z.array(commendationEntry), nextCursor })) },
  ],
  async run({ workspace: { record }, query: asked }) {
    const { limit, cursor, interactionId, receivedFrom, receivedTo, isVerified } = parseQuery(query, asked);
    const page = await record.snapshot(async (db) => {
      const instant = await instants(db);
      const rows = await db
        .select({ id: commendation.id })
        .from(commendation)
        .innerJoin(interaction, eq(interaction.id, commendation.interactionId))
        .where(
          and(
            gt(commendation.id, (cursor && cursorOf(cursor)?.id) || 0),
            interactionId === undefined ? undefined : eq(commendation.interactionId, interactionId),
            receivedFrom === undefined ? undefined : gte(commendation.receivedAt, instant(receivedFrom)),
            receivedTo === undefined ? undefined : lt(commendation.receivedAt, instant(receivedTo)),
            isVerified === undefined ? undefined : eq(commendation.isVerified, isVerified === "true"),
            await withoutSample(db),
          ),
        )
        .orderBy(asc(commendation.id))
        .limit(limit + 1);
      const ids = rows.slice(0, limit).map((row) => row.id);
      const last = ids.at(-1);
      const next = rows.length > limit && last !== undefined ? cursorText({ at: 0, id: last }) : null;
      return { items: await readEntries(db, itemList("commendation"), ids), nextCursor: next };
    });
    return answer(200, page);
  },
};

export const addCommendation: Operation = {
  id: "addCommendation",
  method: "POST",
  path: "/api/v1/interactions/{id}/commendations",
  scope: "commendations:write",
  group: "Commendations",
  title: "Add a commendation",
  description: "Praise for this interaction. Its commendations count as edited in Debrief from then on: an import leaves them as they are.",
  idOf: "the interaction",
  body: { schema: commendationEntry, example: EXAMPLE_COMMENDATION },
  answers: [{ status: 201, meaning: "The commendation as it is kept.", schema: commendationEntry }],
  async run({ workspace: { record }, actor, id, body, now, keep }) {
    const asked = parseBody(commendationEntry, body);
    return record.tx(async (db) => {
      const { current, tools, editing } = await openInteraction(record, db, id, now);
      const entry = entryOf(itemList("commendation"), asked, tools);
      const made = await commendationAnswer(db, 201, await addEntry(db, current, "commendation", entry, editing));
      await note(db, actor, { action: "commendation.create", subject: `interaction:${id}`, detail: { fields: Object.keys(asked) } }, now);
      await keep(db, made);
      return made;
    });
  },
};

const change = named(
  "CommendationChange",
  thing({
    isVerified: yesNo.optional().meta({ description: "Whether somebody checked it." }),
    behaviour: words(LABEL).nullable().optional().meta({ description: "The behaviour that was praised." }),
    recognisedAt: moment.nullable().optional().meta({ description: "When the person was thanked for it." }),
  }),
);

export const changeCommendation: Operation = {
  id: "changeCommendation",
  method: "PATCH",
  path: "/api/v1/commendations/{id}",
  scope: "commendations:write",
  group: "Commendations",
  title: "Change a commendation",
  description: "Say that it was checked, which behaviour it praises, or when the person was thanked for it.",
  idOf: "the commendation",
  body: { schema: change, example: EXAMPLE_COMMENDATION_CHANGE },
  answers: [{ status: 200, meaning: "The commendation as it is now.", schema: commendationEntry }],
  async run({ workspace: { record }, actor, id, body, now, keep }) {
    const asked = parseBody(change, body);
    const { isVerified, behaviour, recognisedAt } = asked;
    if (isVerified === undefined && behaviour === undefined && recognisedAt === undefined) {
      throw new BadRequestError("nothing_to_change", 422, "Nothing is to be changed: name at least one field");
    }
    return record.tx(async (db) => {
      const [row] = await db.select().from(commendation).where(eq(commendation.id, id));
      if (!row) throw new NotFoundError(`There is no commendation ${id}.`, "id");
      const { current, tools } = await openInteraction(record, db, row.interactionId, now);
      const thanked = recognisedAt === undefined ? undefined : keptValue({ is: "moment" }, recognisedAt, tools).value;
      await db
        .update(commendation)
        .set({
          ...(isVerified !== undefined && { isVerified }),
          ...(behaviour !== undefined && { behaviour: behaviour && labelOf(behaviour) }),
          ...(thanked !== undefined && { recognisedAt: thanked === null ? null : Number(thanked) }),
        })
        .where(eq(commendation.id, id));
      await noteEdit(db, current, ["commendation"], now);
      const done = await commendationAnswer(db, 200, id);
      await note(db, actor, { action: "commendation.change", subject: `commendation:${id}`, detail: { fields: Object.keys(asked) } }, now);
      await keep(db, done);
      return done;
    });
  },
};

async function commendationAnswer(db: Db, status: number, id: number): Promise<Answer> {
  const [found] = await readEntries(db, itemList("commendation"), [id]);
  return answer(status, found ?? {});
}
