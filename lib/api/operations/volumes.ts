import { and, asc, eq, gt, gte, isNull, lt, or } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { channel, contactVolume, product, source, team } from "@/db/schema";
import { slug } from "@/db/slug";
import { answer, type Operation } from "@/lib/api/define";
import { EXAMPLE_VOLUMES } from "@/lib/api/examples";
import { sourceNamed } from "@/lib/api/item-source";
import { cursorOf, cursorText, nextCursor, paging, wordParameter } from "@/lib/api/paging";
import { BadRequestError, parseBody, parseQuery } from "@/lib/api/problems";
import { listOf, named, thing, whole, words } from "@/lib/api/value-schemas";
import { isoDay, parseIsoDay } from "@/lib/dates";
import { MOST_CONTACTS, stateVolumes } from "@/lib/volumes/state-volumes";

const day = z.iso.date({ error: "must be a day, such as 2024-03-04" });
const split = () =>
  words(200)
    .refine((text) => /[\p{L}\p{N}]/u.test(text), { error: "must have letters or digits" })
    .nullable()
    .optional();

const volume = named(
  "Volume",
  thing({
    day: day.meta({ description: "The day, in the zone of the source." }),
    contacts: whole(0, MOST_CONTACTS).meta({ description: "All handled contacts of that day, difficult or not." }),
    team: split().meta({ description: "Of this team; left out where the number is not split by teams." }),
    channel: split().meta({ description: "By this channel; left out where the number is not split by channels." }),
    product: split().meta({ description: "About this product; left out where the number is not split by products." }),
    source: z.unknown().optional().meta({ description: "Who stated it; null when it was stated without a source.", readOnly: true }),
  }),
);

const stated = named(
  "Volumes",
  thing({
    source: words(100).optional().meta({ description: "Who states them; your key's name when it is left out." }),
    items: listOf(volume, 1_000)
      .min(1, { error: "must hold at least one volume" })
      .meta({ description: "Each day, team, channel and product once; what is stated again takes the place of what was stated before." }),
  }),
);

const count = (description: string) => z.int().meta({ description });
const taken = named(
  "VolumesTaken",
  z.object({
    created: count("How many are new."),
    changed: count("How many were stated otherwise before."),
    unchanged: count("How many were stated so before."),
  }),
);

export const setVolumes: Operation = {
  id: "stateVolumes",
  method: "POST",
  path: "/api/v1/volumes",
  scope: "volumes:write",
  group: "Volumes",
  title: "State contact volumes",
  description:
    "All handled contacts of each day: what rates are divided by. All of them are taken, or none. A source that splits its days by teams, channels or products does so for all of them.",
  body: { schema: stated, example: EXAMPLE_VOLUMES },
  answers: [{ status: 200, meaning: "They are stated.", schema: taken }],
  async run({ workspace: { record }, actor, key, body, now }) {
    const asked = parseBody(stated, body);
    const rows = asked.items.map(({ source: _, day: text, ...rest }) => ({ ...rest, day: parseIsoDay(text) ?? 0 }));
    const found = await sourceNamed(record, asked.source ?? key.name, []);
    if ("problem" in found) throw new BadRequestError(found.problem.code, 422, found.problem.message, found.problem.field);
    const { created, changed, unchanged } = await stateVolumes(record, actor, found.source, rows, now);
    return answer(200, { created, changed, unchanged });
  },
};

const query = z.strictObject({
  ...paging,
  source: wordParameter.optional().meta({ description: "Only those that this source states." }),
  dayFrom: day.optional().meta({ description: "Only those of this day or later." }),
  dayTo: day.optional().meta({ description: "Only those of days before this one." }),
});

export const listVolumes: Operation = {
  id: "listVolumes",
  method: "GET",
  path: "/api/v1/volumes",
  scope: "volumes:read",
  group: "Volumes",
  title: "List contact volumes",
  description: "As they were stated, page by page, in the order in which they were first kept.",
  query,
  answers: [{ status: 200, meaning: "A page.", schema: named("VolumePage", z.object({ items: z.array(volume), nextCursor })) }],
  async run({ workspace: { record }, query: asked }) {
    const wanted = parseQuery(query, asked);
    const rows = await volumesOf(record.db, wanted);
    const page = rows.slice(0, wanted.limit);
    const last = page.at(-1);
    const next = rows.length > wanted.limit && last ? cursorText({ at: 0, id: last.id }) : null;
    return answer(200, { items: page.map(({ id: _, ...row }) => known({ ...row, day: isoDay(row.day) })), nextCursor: next });
  },
};

function volumesOf(db: Db, { limit, cursor, dayFrom, dayTo, source: named }: z.output<typeof query>) {
  return db
    .select({
      id: contactVolume.id,
      day: contactVolume.day,
      contacts: contactVolume.contacts,
      team: team.name,
      channel: channel.name,
      product: product.name,
      source: source.code,
    })
    .from(contactVolume)
    .leftJoin(source, eq(source.id, contactVolume.sourceId))
    .leftJoin(team, eq(team.id, contactVolume.teamId))
    .leftJoin(channel, eq(channel.id, contactVolume.channelId))
    .leftJoin(product, eq(product.id, contactVolume.productId))
    .where(
      and(
        gt(contactVolume.id, (cursor && cursorOf(cursor)?.id) || 0),
        dayFrom === undefined ? undefined : gte(contactVolume.day, parseIsoDay(dayFrom) ?? 0),
        dayTo === undefined ? undefined : lt(contactVolume.day, parseIsoDay(dayTo) ?? 0),
        // What is invented is only given to whom asks for it by name.
        named === undefined ? or(isNull(source.id), eq(source.isSample, false)) : eq(source.code, slug(named)),
      ),
    )
    .orderBy(asc(contactVolume.id))
    .limit(limit + 1);
}

function known(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
