import { z } from "zod";
import { answer, type Operation } from "@/lib/api/define";
import { EXAMPLE_ITEM } from "@/lib/api/examples";
import { item } from "@/lib/api/item-schema";
import { BadRequestError, type Problem } from "@/lib/api/problems";
import { listOf, named, thing } from "@/lib/api/value-schemas";
import { type ItemOutcome, writeItems } from "@/lib/api/write-items";

const MOST_ITEMS = 1_000;

const bulk = named("Interactions", thing({ items: listOf(item, MOST_ITEMS).min(1, { error: "must hold at least one item" }) }));

const problem = named(
  "Problem",
  z.object({
    code: z.string().meta({ description: "For programs: bad_value, unknown_field, missing_value, …" }),
    message: z.string().meta({ description: "What was wrong and what would be right. It never repeats what was sent as a value." }),
    field: z.string().optional().meta({ description: "Where it stands, such as promises[0].dueAt." }),
  }),
);

const outcome = named(
  "ItemOutcome",
  z.object({
    index: z.int().meta({ description: "The place of the item in what was sent, from 0." }),
    outcome: z
      .enum(["created", "changed", "unchanged", "erased", "rejected"])
      .meta({ description: "unchanged: it says what it said the last time it was sent. erased: its person was erased; nothing was kept." }),
    id: z.int().optional().meta({ description: "The id here; not for a rejected or an erased one." }),
    externalId: z.string().optional(),
    error: problem.optional().meta({ description: "Why it was rejected." }),
  }),
);

const count = z.int().meta({ description: "How many of them." });
const outcomes = named(
  "ItemOutcomes",
  z.object({
    items: z.array(outcome),
    counts: z.object({ items: count, created: count, changed: count, unchanged: count, erased: count, rejected: count }),
  }),
);

export const createInteractions: Operation = {
  id: "createInteractions",
  method: "POST",
  path: "/api/v1/interactions",
  scope: "interactions:write",
  group: "Interactions",
  title: "Send interactions",
  description:
    'One interaction, or up to 1,000 as {"items": […]}. The same externalId of the same source again updates it: fields that are sent are written, fields that are left out stay, a list that is sent takes the place of the one before, and what was edited in Debrief is kept. Of several items each is taken or rejected by itself.',
  body: { schema: named("InteractionOrInteractions", z.union([item, bulk])), example: EXAMPLE_ITEM },
  answers: [
    {
      status: 200,
      meaning: "Of several items, what has become of each; or one that was there already.",
      schema: named("OutcomeOrOutcomes", z.union([outcomes, outcome])),
    },
    { status: 201, meaning: "The one interaction is new.", schema: outcome },
  ],
  async run({ workspace: { record }, key, body, now, keep }) {
    const items = itemsOf(body);
    const shaped = (all: ItemOutcome[]) => {
      if (items.isBulk) return answer(200, { items: all, counts: countsOf(all) });
      const [only] = all;
      return answer(only?.outcome === "created" ? 201 : 200, only ?? {});
    };
    const all = await writeItems(record, items.list, {
      source: key.name,
      now,
      // One that is rejected is no answer to be kept: mended it may be sent again.
      withLast: async (db, done) => {
        if (items.isBulk || done[0]?.outcome !== "rejected") await keep(db, shaped(done));
      },
    });
    const [first] = all;
    if (!items.isBulk && first?.outcome === "rejected") throw rejected(first.error);
    return shaped(all);
  },
};

function itemsOf(body: unknown): { list: readonly unknown[]; isBulk: boolean } {
  const isBulk = typeof body === "object" && body !== null && "items" in body;
  if (!isBulk) return { list: [body], isBulk };
  const { items, ...others } = body;
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new BadRequestError("unknown_field", 422, "Beside items there is nothing else in the body", other.slice(0, 60));
  if (!Array.isArray(items) || items.length === 0 || items.length > MOST_ITEMS) {
    const got = Array.isArray(items) ? `; got ${items.length.toLocaleString("en")}` : "";
    throw new BadRequestError(
      "bad_value",
      422,
      `items must be a list of 1 to ${MOST_ITEMS.toLocaleString("en")} interactions${got}`,
      "items",
    );
  }
  return { list: items, isBulk };
}

function countsOf(all: readonly ItemOutcome[]) {
  const count = (outcome: ItemOutcome["outcome"]) => all.filter((each) => each.outcome === outcome).length;
  return {
    items: all.length,
    created: count("created"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    erased: count("erased"),
    rejected: count("rejected"),
  };
}

function rejected({ code, message, field }: Problem): BadRequestError {
  return new BadRequestError(code, 422, message, field);
}
