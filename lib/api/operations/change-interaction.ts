import { z } from "zod";
import { editInteraction } from "@/db/edit-interaction";
import { slug } from "@/db/slug";
import { answer, type Operation } from "@/lib/api/define";
import { openInteraction } from "@/lib/api/edit";
import { EXAMPLE_CHANGE } from "@/lib/api/examples";
import { type Item, rowOf } from "@/lib/api/item-row";
import { itemChange } from "@/lib/api/item-schema";
import { BadRequestError, parseBody } from "@/lib/api/problems";
import { named } from "@/lib/api/value-schemas";
import { withMadeAt } from "@/lib/api/write-items";
import { note } from "@/lib/audit/note";

const changed = named(
  "InteractionChanged",
  z.object({
    id: z.int().meta({ description: "The id here." }),
    externalId: z.string(),
    editedFields: z
      .array(z.string())
      .meta({ description: "What was named, and is kept from now on when the interaction is sent or imported again." }),
  }),
);

export const changeInteraction: Operation = {
  id: "changeInteraction",
  method: "PATCH",
  path: "/api/v1/interactions/{id}",
  scope: "interactions:write",
  group: "Interactions",
  title: "Change an interaction",
  description:
    "What is named is written, null makes a field unknown, and a list takes the place of the one before. It counts as edited in Debrief: when the interaction is sent or imported again, it is kept.",
  idOf: "the interaction",
  body: { schema: itemChange, example: EXAMPLE_CHANGE },
  answers: [{ status: 200, meaning: "It is changed.", schema: changed }],
  async run({ workspace: { record }, actor, id, body, now, keep }) {
    const change: Item = parseBody(itemChange, body);
    const names = Object.keys(change);
    if (names.length === 0) throw new BadRequestError("nothing_to_change", 422, "Nothing is to be changed: name at least one field");
    if (change.issueKey != null && change.customer == null) {
      throw new BadRequestError(
        "bad_value",
        422,
        "issueKey needs customer beside it: the same key of two customers is two issues",
        "issueKey",
      );
    }
    return record.tx(async (db) => {
      const { current, source, tools, editing } = await openInteraction(record, db, id, now);
      const strange = facetsOf(change).find((name) => !source.facets.has(slug(name)));
      if (strange !== undefined) {
        const known = [...source.facets.keys()].join(", ") || "none yet";
        throw new BadRequestError(
          "unknown_field",
          422,
          `facets.${strange.slice(0, 60)} is no facet of this source; it has ${known}`,
          "facets",
        );
      }
      const { row } = rowOf(change, current.externalId, tools);
      await editInteraction(db, current, { ...row, lists: await withMadeAt(db, row.lists, id) }, editing);
      const done = answer(200, { id, externalId: current.externalId, editedFields: names });
      await note(db, actor, { action: "interaction.change", subject: `interaction:${id}`, detail: { fields: names } }, now);
      await keep(db, done);
      return done;
    });
  },
};

function facetsOf({ facets }: Item): string[] {
  return typeof facets === "object" && facets !== null ? Object.keys(facets) : [];
}
