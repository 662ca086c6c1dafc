import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { interaction, promise } from "@/db/schema";
import { answer, type Operation } from "@/lib/api/define";
import { itemList } from "@/lib/api/item-fields";
import { promiseEntry } from "@/lib/api/item-schema";
import { cursorOf, cursorText, idParameter, nextCursor, paging } from "@/lib/api/paging";
import { parseQuery } from "@/lib/api/problems";
import { type GivenItem, readEntries } from "@/lib/api/read-items";
import { withoutSample } from "@/lib/api/real-sources";
import { named } from "@/lib/api/value-schemas";
import { promiseStates, promisesInParts } from "@/lib/promises/promise-states";
import { workspaceSettings } from "@/lib/settings";
import type { Workspace } from "@/lib/workspace";

/** The parts of follow-through in the words of somebody who waits for a promise. */
const STATES = {
  open: ["not-due"],
  kept: ["ahead", "on-time"],
  late: ["late"],
  missed: ["missed"],
  withdrawn: ["withdrawn", "duplicate"],
} as const;
const STATE_NAMES = ["open", "kept", "late", "missed", "withdrawn"] as const;

const query = z.strictObject({
  ...paging,
  state: z
    .enum(STATE_NAMES, { error: `must be one of ${STATE_NAMES.join(", ")}` })
    .optional()
    .meta({ description: "Only those in this state now, by the first date that was promised; what we withdrew ourselves is missed." }),
  interactionId: idParameter.optional().meta({ description: "Only those of this interaction." }),
});

export const listPromises: Operation = {
  id: "listPromises",
  method: "GET",
  path: "/api/v1/promises",
  scope: "promises:read",
  group: "Promises",
  title: "List promises",
  description:
    "Page by page, in the order in which they were first kept. The state is counted as on the page Follow-through; a promise that was just made has it within seconds.",
  query,
  answers: [{ status: 200, meaning: "A page.", schema: named("PromisePage", z.object({ items: z.array(promiseEntry), nextCursor })) }],
  async run({ workspace, query: asked, now }) {
    const { state, interactionId, limit, cursor } = parseQuery(query, asked);
    const afterId = (cursor && cursorOf(cursor)?.id) || 0;
    const { record } = workspace;
    const context = { asOf: now, graceMs: (await workspaceSettings(record.db)).graceMinutes * 60_000 };
    await catchUp(workspace);
    const found =
      state === undefined
        ? await idsInRecord(record.db, { afterId, limit: limit + 1, interactionId })
        : await workspace.facts.read((reader) =>
            promisesInParts(reader, context, STATES[state], { afterId, limit: limit + 1, interactionId }),
          );
    const page = found.slice(0, limit);
    const items = await record.snapshot(async (db) => readEntries(db, itemList("promise"), await realOnes(db, page)));
    const states = await statesOf(workspace, context, items);
    const last = page.at(-1);
    const next = found.length > limit && last !== undefined ? cursorText({ at: 0, id: last }) : null;
    return answer(200, { items: items.map((item) => ({ ...item, state: states.get(Number(item.id)) ?? null })), nextCursor: next });
  },
};

/** So few changes are counted in less than a moment; more of them belong to an import, which is not waited for. */
const FEW = 2_000;

async function catchUp({ facts }: Workspace): Promise<void> {
  const waiting = await facts.pending();
  if (waiting > 0 && waiting <= FEW) await facts.sync();
}

async function idsInRecord(db: Db, page: { afterId: number; limit: number; interactionId: number | undefined }): Promise<number[]> {
  const rows = await db
    .select({ id: promise.id })
    .from(promise)
    .innerJoin(interaction, eq(interaction.id, promise.interactionId))
    .where(
      and(
        gt(promise.id, page.afterId),
        page.interactionId === undefined ? undefined : eq(promise.interactionId, page.interactionId),
        await withoutSample(db),
      ),
    )
    .orderBy(asc(promise.id))
    .limit(page.limit);
  return rows.map((row) => row.id);
}

async function realOnes(db: Db, ids: readonly number[]): Promise<number[]> {
  const isReal = await withoutSample(db);
  if (!isReal || ids.length === 0) return [...ids];
  const rows = await db
    .select({ id: promise.id })
    .from(promise)
    .innerJoin(interaction, eq(interaction.id, promise.interactionId))
    .where(and(inArray(promise.id, [...ids]), isReal))
    .orderBy(asc(promise.id));
  return rows.map((row) => row.id);
}

async function statesOf(
  workspace: Workspace,
  context: { asOf: number; graceMs: number },
  items: readonly GivenItem[],
): Promise<Map<number, string>> {
  const interactionIds = [...new Set(items.map((item) => Number(item.interactionId)))];
  const rows = await workspace.facts.read((reader) => promiseStates(reader, context, interactionIds));
  const stated = rows.flatMap(({ promiseId, part }) => {
    const name = STATE_NAMES.find((each) => STATES[each].some((one) => one === part));
    return name ? [[promiseId, name] as const] : [];
  });
  return new Map(stated);
}
