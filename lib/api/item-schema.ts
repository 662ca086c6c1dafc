import { z } from "zod";
import { CAUSE_AXES } from "@/db/schema";
import { ITEM_FIELDS, ITEM_LISTS, type ItemField, type ItemList, itemList } from "@/lib/api/item-fields";
import { meaningOf } from "@/lib/api/meanings";
import { listOf, moment, NAME, named, schemaOf, thing, whole, words, yesNo } from "@/lib/api/value-schemas";

/*
 * The schemas of an interaction, made from the one table of its fields: what is read, what is refused and what is
 * described to programs is the same.
 */

/** How many entries a list may have. */
const ENTRIES = 1_000;

/** Given back with what was read; sent back, it is passed over. */
function readOnly(description: string) {
  return z.unknown().optional().meta({ description, readOnly: true });
}

const cause = named(
  "Cause",
  thing({
    axis: z.enum(CAUSE_AXES, { error: `must be one of ${CAUSE_AXES.join(", ")}` }).meta({ description: "Where the cause belongs." }),
    path: listOf(words(NAME), 10)
      .min(1, { error: "must name at least one level" })
      .meta({ description: "Its levels, from the widest to the narrowest." }),
    isPrimary: yesNo.optional().meta({ description: "Whether it is the main one; false when it is left out." }),
  }),
);

const procedureVersion = named(
  "ProcedureVersion",
  thing({
    procedure: words(NAME).meta({ description: "The procedure." }),
    version: whole(0, 999_999_999).meta({ description: "Its version." }),
    effectiveAt: moment.meta({ description: "Since when that version holds." }),
  }),
);

export const progressEntry = entryOf("ProgressReport", itemList("progressReport"), {}, "promise.progressReport");

export const promiseEntry = entryOf("Promise", itemList("promise"), {
  id: readOnly("Its id, for PATCH /api/v1/promises/{id}."),
  interactionId: readOnly("The interaction in which it was made."),
  state: readOnly("open, kept, late, missed or withdrawn, by its first date; null until it is counted."),
});

export const commendationEntry = entryOf("Commendation", itemList("commendation"), {
  id: readOnly("Its id, for PATCH /api/v1/commendations/{id}."),
  interactionId: readOnly("The interaction that it praises."),
});

const ENTRY_SCHEMAS: Record<string, z.ZodType> = { promise: promiseEntry, commendation: commendationEntry };

/** Every field and list; a key that is absent is left as it is, null is unknown. */
const contents: Record<string, z.ZodType> = {
  isDifficult: yesNo
    .optional()
    .meta({ description: "Whether the situation was a difficult one; true for a new interaction that does not say." }),
  customer: known(
    words(NAME),
    "Any id of the customer: number, e-mail, telephone. Only a pseudonym made of it is kept, which is given back as key:…",
  ),
  issueKey: known(
    words(NAME),
    "What the customer's contacts about the same thing have in common, such as an order number; needs customer beside it.",
  ),
  ...Object.fromEntries(ITEM_FIELDS.map((field) => [field.name, fieldSchema(field, "field")])),
  procedureVersion: known(procedureVersion, "The version of the procedure that was followed."),
  reportedCause: known(cause, "The cause as the customer reported it."),
  verifiedCause: known(cause, "The cause as it turned out to be."),
  causes: listOf(cause, 100).optional().meta({ description: "Why the customer was upset, and what it was about." }),
  ...Object.fromEntries(ITEM_LISTS.map((list) => [list.name, listSchema(list)])),
  facets: z.record(words(100), words(NAME).nullable(), { error: "must be an object of short words" }).optional().meta({
    description: "Up to eight columns of your own to filter by, such as region; their names are shared by all items of a source.",
  }),
  attributes: z
    .record(words(200), words(100_000), { error: "must be an object of texts" })
    .optional()
    .meta({ description: "Anything else that is to be shown with it; added to what is there. Personal data is redacted." }),
};

/** What an interaction says of others; they have to be there before it can be linked. */
const links = {
  followUpOf: known(words(NAME), "externalId of the first interaction of the same case, in the same source."),
  mergedInto: known(words(NAME), "externalId of the interaction that this one was merged into, in the same source."),
};

export const item = named(
  "Interaction",
  thing({
    externalId: words(NAME).meta({ description: "Your own id of the interaction. The same id again updates it.", example: "HL-1001" }),
    source: words(100)
      .optional()
      .meta({ description: "Where it comes from; ids are unique within a source. Your key's name when it is left out." }),
    ...contents,
    ...links,
    id: readOnly("The id here, as in the address of its page."),
    editedFields: readOnly("What was edited here, and is therefore kept when the interaction is sent or imported again."),
    createdAt: readOnly("When it was first kept."),
    updatedAt: readOnly("When it was last changed."),
  }),
);

export const itemChange = named("InteractionChange", thing(contents));

function known(schema: z.ZodType, description: string | undefined) {
  return schema.nullable().optional().meta({ description });
}

function fieldSchema({ column, kind }: ItemField, list: string, isRequired = false): z.ZodType {
  const description = meaningOf(`${list}.${column}`);
  const schema = schemaOf(kind);
  if (isRequired) return schema.meta({ description });
  // Neither of them is ever unknown.
  const isCertain = list === "field" && (column === "contactedAt" || column === "status");
  return isCertain ? schema.optional().meta({ description }) : known(schema, description);
}

function listSchema(list: ItemList): z.ZodType {
  const entry = ENTRY_SCHEMAS[list.table] ?? entryOf(nameOf(list), list);
  return listOf(entry, ENTRIES).optional().meta({ description: "What is sent takes the place of what is there." });
}

type Entry = z.ZodObject<Record<string, z.ZodType>, z.core.$strict>;

function entryOf(name: string, list: ItemList, more: Record<string, z.ZodType> = {}, path = list.table): Entry {
  const fields = list.fields.map((field) => [field.name, fieldSchema(field, path, list.required.includes(field.column))]);
  const within = list.within.map((inner) => [
    inner.name,
    listOf(inner.table === "progressReport" ? progressEntry : entryOf(nameOf(inner), inner, {}, `${path}.${inner.table}`), ENTRIES)
      .optional()
      .meta({ description: "What is sent takes the place of what is there." }),
  ]);
  return named(name, thing({ ...Object.fromEntries([...fields, ...within]), ...more }));
}

/** interactionEvent → InteractionEvent */
function nameOf({ table }: ItemList): string {
  return table.slice(0, 1).toUpperCase() + table.slice(1);
}
