import { setImmediate as others } from "node:timers/promises";
import { eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { interaction, needGroup, needGroupMember } from "@/db/schema";
import { freeCode, slug } from "@/db/slug";
import { groupedBy } from "@/lib/grouped-by";
import { type FoundGroup, isGroup, type NeedText } from "@/lib/similar/need-grouper";
import { comparedText } from "@/lib/similar/read-texts";
import { stillUnlinked } from "@/lib/similar/read-unlinked";
import { termsOf } from "@/lib/similar/terms";

/** Groups kept at most, the largest first, and members of each. */
const MOST_GROUPS = 200;
const MOST_MEMBERS = 1_000;

/**
 * Puts the groups that were found in place of those that are kept, in one transaction. A group of which half is in a new
 * one goes on in it, under its code, and stays dismissed; what was dismissed and is not found again is kept, so that it
 * is known when it is. Links nothing.
 */
export async function keepGroups(record: RecordStore, found: readonly FoundGroup[], now: number): Promise<void> {
  const groups = await withoutLinked(record.db, found.toSorted((a, b) => b.members.length - a.members.length).slice(0, MOST_GROUPS));
  const words = await wordsOfGroups(record.db, groups);
  await record.tx(async (db) => {
    const before = await readKept(db);
    const continued = continuations(before, groups);
    const goesOn = new Set(continued.values());
    const gone = before.filter((kept) => !goesOn.has(kept) && kept.dismissedAt === null).map(({ id }) => id);
    if (gone.length > 0) await db.delete(needGroup).where(inArray(needGroup.id, gone));
    const taken = new Set(before.map(({ code }) => code));
    const placed = new Map<number, number>();
    for (const group of groups) {
      const kept = continued.get(group);
      const shown = words.get(group) ?? group.stems;
      const values = { words: shown, exampleId: group.example.id, ...extentOf(group.members) };
      const groupId = kept?.id ?? (await insertGroup(db, { ...values, code: newCode(shown, taken), foundAt: now }));
      if (kept) await db.update(needGroup).set(values).where(eq(needGroup.id, kept.id));
      place(placed, groupId, group.members.map(({ id }) => id).slice(0, MOST_MEMBERS));
    }
    for (const kept of before) if (kept.dismissedAt !== null && !goesOn.has(kept)) place(placed, kept.id, kept.members);
    await moveMembers(db, before, placed);
  });
}

/** An interaction is in one group: the first that names it. */
function place(placed: Map<number, number>, groupId: number, ids: readonly number[]): void {
  for (const id of ids) if (!placed.has(id)) placed.set(id, groupId);
}

interface Kept {
  id: number;
  code: string;
  dismissedAt: number | null;
  members: number[];
}

/** Somebody may have linked or deleted members since they were read. */
async function withoutLinked(db: Db, groups: readonly FoundGroup[]): Promise<FoundGroup[]> {
  const unlinked = await stillUnlinked(
    db,
    groups.flatMap(({ members }) => members.map(({ id }) => id)),
  );
  return groups.flatMap((group) => {
    const members = group.members.filter(({ id }) => unlinked.has(id));
    const [first] = members;
    if (!first || !isGroup(members)) return [];
    return [{ ...group, members, example: unlinked.has(group.example.id) ? group.example : first }];
  });
}

/** The stems of each group as its example writes them; those that it has not, as they are. */
async function wordsOfGroups(db: Db, groups: readonly FoundGroup[]): Promise<Map<FoundGroup, string[]>> {
  if (groups.length === 0) return new Map();
  const { id, summary, narrative } = interaction;
  const examples = groups.map(({ example }) => example.id);
  const texts = await db.select({ id, summary, narrative }).from(interaction).where(inArray(id, examples));
  const byId = new Map(texts.map((text) => [text.id, termsOf(comparedText(text))]));
  return new Map(
    groups.map((group) => {
      const written = new Map((byId.get(group.example.id) ?? []).map(({ stem, word }) => [stem, word]));
      return [group, group.stems.map((stem) => written.get(stem) ?? stem)];
    }),
  );
}

async function readKept(db: Db): Promise<Kept[]> {
  const { id, code, dismissedAt } = needGroup;
  const groups = await db.select({ id, code, dismissedAt }).from(needGroup);
  const members = await db.select({ groupId: needGroupMember.groupId, id: needGroupMember.interactionId }).from(needGroupMember);
  const byGroup = groupedBy(members, ({ groupId }) => groupId);
  return groups.map((group) => ({ ...group, members: (byGroup.get(group.id) ?? []).map((member) => member.id) }));
}

/** Which kept group goes on in which found one: half of the smaller of the two is common. Each goes on once, in the largest. */
function continuations(before: readonly Kept[], groups: readonly FoundGroup[]): Map<FoundGroup, Kept> {
  const groupOf = new Map(before.flatMap((kept) => kept.members.map((id) => [id, kept] as const)));
  const continued = new Map<FoundGroup, Kept>();
  const isTaken = new Set<Kept>();
  for (const group of groups) {
    const common = new Map<Kept, number>();
    for (const { id } of group.members) {
      const kept = groupOf.get(id);
      if (kept && !isTaken.has(kept)) common.set(kept, (common.get(kept) ?? 0) + 1);
    }
    const [most] = [...common].toSorted((a, b) => b[1] - a[1]);
    if (!most || most[1] * 2 < Math.min(group.members.length, most[0].members.length)) continue;
    continued.set(group, most[0]);
    isTaken.add(most[0]);
  }
  return continued;
}

function extentOf(members: readonly NeedText[]) {
  const times = members.map(({ contactedAt }) => contactedAt);
  return {
    interactions: members.length,
    customers: new Set(members.flatMap(({ customerId }) => customerId ?? [])).size,
    firstAt: times.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY),
    lastAt: times.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY),
  };
}

function newCode(words: readonly string[], taken: Set<string>): string {
  const code = freeCode(slug(words.slice(0, 3).join(" ")), taken);
  taken.add(code);
  return code;
}

async function insertGroup(db: Db, values: typeof needGroup.$inferInsert): Promise<number> {
  const [made] = await db.insert(needGroup).values(values).returning({ id: needGroup.id });
  if (!made) throw new Error("The group was not kept");
  return made.id;
}

const MOVED_AT_ONCE = 500;

/** Writes only what is in another group than before; between two pieces others have their turn at the event loop. */
async function moveMembers(db: Db, before: readonly Kept[], placed: ReadonlyMap<number, number>): Promise<void> {
  const stood = new Map(before.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));
  const left = [...stood].flatMap(([id, groupId]) => (placed.get(id) === groupId ? [] : [id]));
  const come = [...placed].flatMap(([interactionId, groupId]) =>
    stood.get(interactionId) === groupId ? [] : [{ interactionId, groupId }],
  );
  for (let from = 0; from < left.length; from += MOVED_AT_ONCE) {
    await db.delete(needGroupMember).where(inArray(needGroupMember.interactionId, left.slice(from, from + MOVED_AT_ONCE)));
    await others();
  }
  for (let from = 0; from < come.length; from += MOVED_AT_ONCE) {
    await db.insert(needGroupMember).values(come.slice(from, from + MOVED_AT_ONCE));
    await others();
  }
}
