import { and, asc, eq, gt, gte, lt, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { interaction, source } from "@/db/schema";
import { slug } from "@/db/slug";
import { answer, type Operation } from "@/lib/api/define";
import { noInteraction } from "@/lib/api/edit";
import { item } from "@/lib/api/item-schema";
import { BEGINNING, cursorOf, cursorText, nextCursor, type Place, paging, trueOrFalse, wordParameter } from "@/lib/api/paging";
import { instants } from "@/lib/api/parameter-instants";
import { BadRequestError, parseQuery } from "@/lib/api/problems";
import { readItems } from "@/lib/api/read-items";
import { withoutSample } from "@/lib/api/real-sources";
import { moment, named } from "@/lib/api/value-schemas";

const query = z.strictObject({
  ...paging,
  source: wordParameter.optional().meta({ description: "Only those of this source." }),
  externalId: wordParameter.optional().meta({ description: "Only the one with this id of its source; needs source." }),
  contactedFrom: moment.optional().meta({ description: "Only those contacted then or later; they come in the order of their contacts." }),
  contactedTo: moment.optional().meta({ description: "Only those contacted before then; they come in the order of their contacts." }),
  updatedSince: moment.optional().meta({ description: "Only those changed then or later." }),
  isDifficult: trueOrFalse.optional().meta({ description: "Only difficult ones, or only the others." }),
});

export const listInteractions: Operation = {
  id: "listInteractions",
  method: "GET",
  path: "/api/v1/interactions",
  scope: "interactions:read",
  group: "Interactions",
  title: "List interactions",
  description:
    "Page by page, in the order in which they were first kept, or of their contacts where the time of contact is asked for. What is not known is left out. Interactions of the sample are only given when their source is asked for.",
  query,
  answers: [{ status: 200, meaning: "A page.", schema: named("InteractionPage", z.object({ items: z.array(item), nextCursor })) }],
  async run({ workspace: { record }, query: asked }) {
    const wanted = parseQuery(query, asked);
    if (wanted.externalId !== undefined && wanted.source === undefined) {
      throw new BadRequestError("bad_parameter", 400, "externalId needs source beside it: ids are unique within a source", "source");
    }
    const page = await record.snapshot(async (db) => {
      const { ids, next } = await idsOf(db, wanted);
      return { items: await readItems(db, ids), nextCursor: next && cursorText(next) };
    });
    return answer(200, page);
  },
};

export const getInteraction: Operation = {
  id: "getInteraction",
  method: "GET",
  path: "/api/v1/interactions/{id}",
  scope: "interactions:read",
  group: "Interactions",
  title: "Read one interaction",
  description: "By its id here. What is not known is left out; what is given can be sent back with POST /api/v1/interactions.",
  idOf: "the interaction",
  answers: [{ status: 200, meaning: "The interaction.", schema: item }],
  async run({ workspace: { record }, id }) {
    const [found] = await record.snapshot((db) => readItems(db, [id]));
    if (!found) throw noInteraction(id);
    return answer(200, found);
  },
};

/** So many rows are looked at for one page, so that no question takes long, whatever it asks. */
const LOOKED_AT = 5_000;

async function idsOf(db: Db, wanted: z.output<typeof query>): Promise<{ ids: number[]; next: Place | null }> {
  const isByContact = wanted.contactedFrom !== undefined || wanted.contactedTo !== undefined;
  const { contactedAt, id } = interaction;
  const order = isByContact ? [asc(contactedAt), asc(id)] : [asc(id)];
  const after = (wanted.cursor ? cursorOf(wanted.cursor) : null) ?? BEGINNING;
  const beyond = (place: Place, isIncluded: boolean): SQL | undefined => {
    const past = isIncluded ? gte : gt;
    return isByContact ? or(gt(contactedAt, place.at), and(eq(contactedAt, place.at), past(id, place.id))) : past(id, place.id);
  };
  const instant = await instants(db);
  const scope = [
    beyond(after, false),
    isByContact ? gte(contactedAt, after.at) : undefined,
    wanted.contactedFrom === undefined ? undefined : gte(contactedAt, instant(wanted.contactedFrom)),
    wanted.contactedTo === undefined ? undefined : lt(contactedAt, instant(wanted.contactedTo)),
  ];
  const ofSource = await inSource(db, wanted.source);
  if (ofSource === "unknown") return { ids: [], next: null };
  const narrower = [
    ofSource,
    wanted.externalId === undefined ? undefined : eq(interaction.externalId, wanted.externalId),
    wanted.isDifficult === undefined ? undefined : eq(interaction.isDifficult, wanted.isDifficult === "true"),
    wanted.updatedSince === undefined ? undefined : gte(interaction.updatedAt, instant(wanted.updatedSince)),
  ];
  const columns = { id, at: contactedAt };
  // With its own id it is found at once.
  const [end] =
    wanted.externalId !== undefined
      ? []
      : await db
          .select(columns)
          .from(interaction)
          .where(and(...scope))
          .orderBy(...order)
          .limit(1)
          .offset(LOOKED_AT);
  const rows = await db
    .select(columns)
    .from(interaction)
    .where(and(...scope, ...narrower, end && notBeyond(end, isByContact)))
    .orderBy(...order)
    .limit(wanted.limit + 1);
  const page = rows.slice(0, wanted.limit);
  const last = page.at(-1);
  const next = rows.length > wanted.limit && last ? last : (end ?? null);
  return { ids: page.map((row) => row.id), next };
}

function notBeyond(end: Place, isByContact: boolean): SQL | undefined {
  const { contactedAt, id } = interaction;
  if (!isByContact) return lt(id, end.id + 1);
  return or(lt(contactedAt, end.at), and(eq(contactedAt, end.at), lt(id, end.id + 1)));
}

async function inSource(db: Db, named: string | undefined): Promise<SQL | undefined | "unknown"> {
  if (named === undefined) return withoutSample(db);
  const [found] = await db
    .select({ id: source.id })
    .from(source)
    .where(eq(source.code, slug(named)));
  return found ? eq(interaction.sourceId, found.id) : "unknown";
}
