import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { failure, failureActivity, interactionFailure, LINK_ORIGINS, refusedLink } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { requireEveryTeam, type SeenTeams, seenAmong } from "@/lib/access/scope";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { createFailure, type NewFailure } from "@/lib/failures/create-failure";
import { noteActivity } from "@/lib/failures/failure-activity";
import { LINKS_AT_ONCE } from "@/lib/failures/link-interactions";
import { type FailureRecord, failureByCode, familyOf, survivorByCode } from "@/lib/failures/merged-family";

/**
 * Moves interactions of a failure to a new one, a few in each transaction. The old name is refused for them, so that no
 * import brings them back; `mergeBack` undoes all of it.
 * @returns the code of the new failure and how many interactions it got
 * @throws ForbiddenError, NotFoundError, BadFailureError when there is such a failure, or none of the interactions shows the old one
 */
export async function splitFailure(
  record: RecordStore,
  actor: Actor,
  code: string,
  wanted: Omit<NewFailure, "splitFromId">,
  ids: readonly number[],
  now: number,
): Promise<{ code: string; moved: number }> {
  require(actor, "write");
  const old = await survivorByCode(record.db, actor.teams, code);
  const showing = await thoseShowing(record.db, old.id, ids);
  if (showing.length === 0) throw new BadFailureError("ids", `none of these interactions shows "${old.title}"; choose some that do`);
  let made: Made | null = null;
  let moved = 0;
  for (let from = 0; from < showing.length; from += LINKS_AT_ONCE) {
    const some = showing.slice(from, from + LINKS_AT_ONCE);
    const first: Made | null = made;
    const step: { into: Made; count: number } = await record.tx(async (db) => {
      const into: Made = first ?? (await newFailure(db, actor, { ...wanted, splitFromId: old.id }, now));
      return { into, count: await moveLinks(db, actor, old, into, some, now) };
    });
    made = step.into;
    moved += step.count;
  }
  return { code: made?.code ?? code, moved };
}

type Made = Pick<FailureRecord, "id" | "code">;

/** Those of some interactions that show a failure, whichever of its names they are linked to. */
export async function thoseShowing(db: Db, failureId: number, ids: readonly number[]): Promise<number[]> {
  const family = await familyOf(db, failureId);
  const showing = new Set<number>();
  for (let from = 0; from < ids.length; from += LINKS_AT_ONCE) {
    const rows = await db
      .select({ id: interactionFailure.interactionId })
      .from(interactionFailure)
      .where(
        and(
          inArray(interactionFailure.failureId, family),
          inArray(interactionFailure.interactionId, ids.slice(from, from + LINKS_AT_ONCE)),
        ),
      );
    for (const { id } of rows) showing.add(id);
  }
  return [...showing];
}

async function newFailure(db: Db, actor: Actor, wanted: NewFailure, now: number): Promise<Made> {
  const made = await createFailure(db, actor, wanted, now);
  if (!made.isNew)
    throw new BadFailureError("title", `there is a failure "${wanted.title}" of ${wanted.procedure} already; give another title`);
  return made;
}

async function moveLinks(db: Db, actor: Actor, old: FailureRecord, into: Made, ids: readonly number[], now: number): Promise<number> {
  const family = await familyOf(db, old.id);
  const links = await db
    .select()
    .from(interactionFailure)
    .where(and(inArray(interactionFailure.failureId, family), inArray(interactionFailure.interactionId, [...ids])))
    .orderBy(interactionFailure.interactionId, interactionFailure.id);
  const further: FurtherLink[] = [];
  const seen = new Set<number>();
  for (const { id, ...link } of links) {
    if (seen.has(link.interactionId)) {
      further.push(link);
      await db.delete(interactionFailure).where(eq(interactionFailure.id, id));
    } else {
      // A link that came with its interaction gets a time: an import takes away only what came by one.
      await db
        .update(interactionFailure)
        .set({ failureId: into.id, linkedAt: link.linkedAt ?? now })
        .where(eq(interactionFailure.id, id));
    }
    seen.add(link.interactionId);
  }
  if (links.length === 0) return 0;
  await db
    .insert(refusedLink)
    .values(links.map(({ interactionId, failureId }) => ({ interactionId, failureId, at: now })))
    .onConflictDoUpdate({ target: [refusedLink.interactionId, refusedLink.failureId], set: { at: now } });
  const by = { kind: "split", actor: actor.id, at: now } as const;
  await noteActivity(db, into.id, { ...by, detail: { from: old.code, title: old.title, count: seen.size, further } });
  await noteActivity(db, old.id, { ...by, detail: { into: into.code, count: seen.size } });
  return seen.size;
}

/**
 * Takes a split back: links and refusals are as they were before it. What the new failure has got since goes on counting
 * as the old one, and so does its name.
 * @returns the code of the failure it came from @throws ForbiddenError, NotFoundError, BadFailureError
 */
export async function mergeBack(record: RecordStore, actor: Actor, code: string, now: number): Promise<string> {
  require(actor, "write");
  const one = await failureByCode(record.db, actor.teams, code);
  if (one.splitFromId === null) throw new BadFailureError("code", `"${code}" was not split off from another failure`);
  if (one.mergedIntoId !== null) throw new BadFailureError("code", `"${code}" is merged into another failure; take that back first`);
  if (!(await isWhollySeen(record.db, actor.teams, one.id))) requireEveryTeam(actor, "Taking this split back");
  const splitFromId = one.splitFromId;
  for (;;) if (await record.tx((db) => returnSome(db, one))) break;
  return record.tx(async (db) => {
    const old = await originalOf(db, splitFromId);
    await db.update(failure).set({ mergedIntoId: old.id }).where(eq(failure.id, one.id));
    const by = { kind: "merged", actor: actor.id, at: now } as const;
    await noteActivity(db, one.id, { ...by, detail: { into: old.code, title: old.title } });
    await noteActivity(db, old.id, { ...by, detail: { from: one.code, title: one.title } });
    return old.code;
  });
}

async function isWhollySeen(db: Db, teams: SeenTeams, failureId: number): Promise<boolean> {
  const rows = await db
    .select({ id: interactionFailure.interactionId })
    .from(interactionFailure)
    .where(inArray(interactionFailure.failureId, await familyOf(db, failureId)));
  const ids = [...new Set(rows.map(({ id }) => id))];
  return (await seenAmong(db, teams, ids)).length === ids.length;
}

async function originalOf(db: Db, id: number): Promise<FailureRecord> {
  const [row] = await db.select().from(failure).where(eq(failure.id, id));
  if (!row) throw new BadFailureError("code", "the failure that it was split off from is gone");
  return survivorByCode(db, null, row.code);
}

/** Gives back what one step of the split moved, the last step first. @returns whether nothing is left to give back */
async function returnSome(db: Db, one: FailureRecord): Promise<boolean> {
  const steps = await db
    .select()
    .from(failureActivity)
    .where(and(eq(failureActivity.failureId, one.id), eq(failureActivity.kind, "split")))
    .orderBy(failureActivity.id);
  const ofFailure = eq(interactionFailure.failureId, one.id);
  const splitAt = steps.find((step) => step.detail?.further !== undefined)?.at;
  if (splitAt === undefined) return true;
  const rows = await db
    .select({ link: interactionFailure, refusal: refusedLink })
    .from(interactionFailure)
    .innerJoin(refusedLink, eq(refusedLink.interactionId, interactionFailure.interactionId))
    .where(and(ofFailure, eq(refusedLink.at, splitAt)))
    .orderBy(interactionFailure.interactionId, refusedLink.id)
    .limit(LINKS_AT_ONCE);
  if (rows.length === 0) return true;
  const further = new Map(steps.flatMap((step) => furtherOf(step.detail)).map((link) => [`${link.interactionId} ${link.failureId}`, link]));
  const returned = new Set(rows.map(({ link }) => link.interactionId));
  const all = await db
    .select()
    .from(refusedLink)
    .where(and(eq(refusedLink.at, splitAt), inArray(refusedLink.interactionId, [...returned])));
  const links = new Map(rows.map(({ link }) => [link.interactionId, link]));
  for (const { id, interactionId, failureId } of all) {
    const link = links.get(interactionId);
    if (!link) continue;
    const known = further.get(`${interactionId} ${failureId}`);
    if (known) await db.insert(interactionFailure).values(known);
    else
      await db
        .update(interactionFailure)
        .set({ failureId, linkedAt: link.origin === "import" ? null : link.linkedAt })
        .where(eq(interactionFailure.id, link.id));
    await db.delete(refusedLink).where(eq(refusedLink.id, id));
  }
  return false;
}

/** Of an interaction that showed the failure under more than one name: the links that only the split still knows. */
const furtherLinks = z.array(
  z.object({
    interactionId: z.number(),
    failureId: z.number(),
    origin: z.enum(LINK_ORIGINS),
    linkRuleId: z.number().nullable(),
    linkedAt: z.number().nullable(),
  }),
);
type FurtherLink = z.infer<typeof furtherLinks>[number];

function furtherOf(detail: Record<string, unknown> | null): FurtherLink[] {
  const found = furtherLinks.safeParse(detail?.further);
  return found.success ? found.data : [];
}
