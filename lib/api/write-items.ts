import { and, eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { references } from "@/db/import-references";
import { interaction } from "@/db/schema";
import { slug } from "@/db/slug";
import { type CompleteRow, type WrittenRow, writeProgramRows } from "@/db/write-rows";
import { type Item, type ItemRow, rowOf } from "@/lib/api/item-row";
import { item as itemSchema } from "@/lib/api/item-schema";
import { sourceNamed } from "@/lib/api/item-source";
import { toolsFor } from "@/lib/api/item-values";
import { type Problem, problemOf } from "@/lib/api/problems";
import { DebriefError } from "@/lib/errors";
import { facetsWithoutRoom } from "@/lib/imports/import-source";
import { linkRows } from "@/lib/imports/link-rows";
import { workspaceSettings } from "@/lib/settings";

/** What has become of an item that was sent. */
export type ItemOutcome =
  | { index: number; outcome: "created" | "changed" | "unchanged"; id: number; externalId: string }
  | { index: number; outcome: "erased"; externalId: string }
  | { index: number; outcome: "rejected"; externalId?: string; error: Problem };

export interface ItemsWriting {
  /** Where items are filed that do not say. */
  source: string;
  now: number;
  /** Done in the transaction of the last item. */
  withLast: (db: Db, outcomes: ItemOutcome[]) => Promise<void>;
}

/**
 * Brings the record to what these items say, each by itself: one that cannot be taken keeps no other one out.
 * What is returned is on disk.
 * @returns for each item, in their order, what has become of it
 */
export async function writeItems(record: RecordStore, items: readonly unknown[], writing: ItemsWriting): Promise<ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  const read: ReadItem[] = [];
  for (const [index, each] of items.entries()) {
    const found = readItem(each, index, writing.source);
    if ("outcome" in found) outcomes[index] = found;
    else read.push(found);
  }
  const codes = [...new Set(read.map(({ source }) => slug(source)))];
  const filed: Filed[] = [];
  for (const code of codes) {
    const group = read.filter(({ source }) => slug(source) === code);
    filed.push(...(await fileGroup(record, group, outcomes)));
  }
  const links = filed
    .flatMap(({ sourceId, rows }) => ({ sourceId, links: rows.flatMap(({ link }) => link ?? []) }))
    .filter((each) => each.links.length > 0);
  for (const [at, { write, rows }] of filed.entries()) {
    // Links come after the rows, as one may name a later one; then the outcome is told after them.
    const isLast = at === filed.length - 1 && links.length === 0;
    const told = (written: readonly WrittenRow[]) => {
      for (const [place, { index, row }] of rows.entries()) {
        const found = written[place];
        if (found?.id === null) outcomes[index] = { index, outcome: "erased", externalId: row.externalId };
        else if (found) outcomes[index] = { index, outcome: found.outcome, id: found.id, externalId: row.externalId };
      }
      return outcomes;
    };
    told(await write(writing.now, isLast ? async (db, written) => writing.withLast(db, told(written)) : undefined));
  }
  for (const each of links) await linkRows(record, each.sourceId, each.links, writing.now);
  return outcomes;
}

interface ReadItem {
  index: number;
  item: Item;
  externalId: string;
  source: string;
}

function readItem(value: unknown, index: number, defaultSource: string): ReadItem | ItemOutcome {
  const parsed = itemSchema.safeParse(value);
  if (!parsed.success) return { index, outcome: "rejected", ...idOf(value), error: problemOf(parsed.error) };
  const item: Item = parsed.data;
  const { externalId, source = defaultSource } = parsed.data;
  if (item.issueKey != null && item.customer == null) {
    const message = "issueKey needs customer beside it: the same key of two customers is two issues";
    return { index, outcome: "rejected", externalId, error: { code: "bad_value", field: "issueKey", message } };
  }
  return { index, item, externalId, source };
}

/** The id of an item that was not understood otherwise, so that its sender finds it. */
function idOf(value: unknown): { externalId?: string } {
  const id = itemSchema.shape.externalId.safeParse(
    typeof value === "object" && value !== null && "externalId" in value ? value.externalId : null,
  );
  return id.success ? { externalId: id.data } : {};
}

interface Filed {
  sourceId: number;
  rows: (ItemRow & { index: number })[];
  write(now: number, withLast?: (db: Db, written: readonly WrittenRow[]) => Promise<void>): Promise<WrittenRow[]>;
}

/** The items of one source as rows; nothing of them is written yet. */
async function fileGroup(record: RecordStore, group: readonly ReadItem[], outcomes: ItemOutcome[]): Promise<Filed[]> {
  const wanted = new Map(group.flatMap(({ item }) => facetNames(item)).map((name) => [slug(name), { code: slug(name), name }]));
  const found = await sourceNamed(record, group[0]?.source ?? "", [...wanted.values()]);
  if ("problem" in found) {
    for (const { index, externalId } of group) outcomes[index] = { index, outcome: "rejected", externalId, error: found.problem };
    return [];
  }
  const { source } = found;
  const { redaction } = await workspaceSettings(record.db);
  const tools = toolsFor(record.dataDir, source.zone, redaction, facetsWithoutRoom(source, [...wanted.values()]));
  const rows = group.map(({ index, item, externalId }) => ({ ...rowOf(item, externalId, tools), index }));
  const whole = await withoutDateless(record.db, source.id, rows, outcomes);
  const write: Filed["write"] = (now, withLast) =>
    writeProgramRows(
      record,
      whole.map(({ row }) => row),
      {
        sourceId: source.id,
        facets: source.facets,
        references: references(new Map([...source.facets].map(([code, { id }]) => [code, id])), source.facetValues),
        now,
        complete,
      },
      withLast,
    );
  return [{ sourceId: source.id, rows: whole, write }];
}

function facetNames(item: Item): string[] {
  return typeof item.facets === "object" && item.facets !== null ? Object.keys(item.facets) : [];
}

/** Rejects what would be new and does not say when it was. */
async function withoutDateless(db: Db, sourceId: number, rows: Filed["rows"], outcomes: ItemOutcome[]): Promise<Filed["rows"]> {
  const dateless = rows.filter(({ row }) => row.values.contactedAt === undefined).map(({ row }) => row.externalId);
  if (dateless.length === 0) return rows;
  const found = await db
    .select({ externalId: interaction.externalId })
    .from(interaction)
    .where(and(eq(interaction.sourceId, sourceId), inArray(interaction.externalId, [...new Set(dateless)])));
  const known = new Set(found.map(({ externalId }) => externalId));
  return rows.filter(({ index, row }) => {
    // An earlier item of the same body makes it known, too.
    if (row.values.contactedAt !== undefined) known.add(row.externalId);
    if (known.has(row.externalId)) return true;
    const error = {
      code: "missing_value",
      field: "contactedAt",
      message: "contactedAt is needed: without it a new interaction is in no period",
    };
    outcomes[index] = { index, outcome: "rejected", externalId: row.externalId, error };
    return false;
  });
}

/** What a new interaction cannot be without; and a promise of a known one, made when the contact was. */
const complete: CompleteRow = async (db, row, knownId) => {
  if (knownId === undefined) {
    if (row.values.contactedAt === undefined) {
      throw new DebriefError(
        "gone",
        409,
        `The interaction ${row.externalId} was removed meanwhile. Nothing of this was changed; send it again.`,
      );
    }
    return { ...row, values: { isDifficult: true, ...row.values } };
  }
  return { ...row, lists: await withMadeAt(db, row.lists, knownId) };
};

/** Promises that do not say when they were made were made when the contact was. */
export async function withMadeAt(db: Db, lists: CompletedLists, interactionId: number): Promise<CompletedLists> {
  if (!lists.promise?.some(({ values }) => values.madeAt == null)) return lists;
  const [row] = await db
    .select({ madeAt: interaction.contactedAt, madeDay: interaction.contactedDay })
    .from(interaction)
    .where(eq(interaction.id, interactionId));
  const promises = lists.promise.map((entry) => (entry.values.madeAt == null ? { ...entry, values: { ...entry.values, ...row } } : entry));
  return { ...lists, promise: promises };
}

type CompletedLists = Parameters<CompleteRow>[1]["lists"];
