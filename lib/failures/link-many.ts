import type { RecordStore } from "@/db/client";
import { type Actor, require } from "@/lib/access/actor";
import { LINKS_AT_ONCE, linkInteractions, removeLinks, unlinkInteractions } from "@/lib/failures/link-interactions";
import { familyOf, survivorByCode } from "@/lib/failures/merged-family";

/** Links interactions to a failure by a person's word, a few in each transaction. @returns those that did not show it before @throws ForbiddenError, NotFoundError */
export async function linkMany(record: RecordStore, actor: Actor, code: string, ids: readonly number[], now: number): Promise<number[]> {
  require(actor, "write");
  const linked: number[] = [];
  for (const some of inSteps(ids)) {
    const step = await record.tx(async (db) =>
      linkInteractions(db, actor, (await survivorByCode(db, actor.teams, code)).id, some, { origin: "person", now }),
    );
    linked.push(...step);
  }
  return linked;
}

/** Takes links to a failure away, under whichever of its names, and refuses them from then on. @returns those that showed it @throws ForbiddenError, NotFoundError */
export async function unlinkMany(record: RecordStore, actor: Actor, code: string, ids: readonly number[], now: number): Promise<number[]> {
  require(actor, "write");
  const unlinked = new Set<number>();
  for (const some of inSteps(ids)) {
    const step = await record.tx(async (db) => {
      const gone: number[] = [];
      for (const id of await familyOf(db, (await survivorByCode(db, actor.teams, code)).id))
        gone.push(...(await unlinkInteractions(db, actor, id, some, now)));
      return gone;
    });
    for (const id of step) unlinked.add(id);
  }
  return [...unlinked];
}

/** Takes back that interactions were linked: what was refused before is refused again, and nothing else. @throws ForbiddenError, NotFoundError */
export async function takeLinksBack(
  record: RecordStore,
  actor: Actor,
  code: string,
  ids: readonly number[],
  now: number,
): Promise<number[]> {
  require(actor, "write");
  const unlinked: number[] = [];
  for (const some of inSteps(ids)) {
    const step = await record.tx(async (db) => removeLinks(db, actor, (await survivorByCode(db, actor.teams, code)).id, some, now));
    unlinked.push(...step);
  }
  return unlinked;
}

function* inSteps(ids: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += LINKS_AT_ONCE) yield ids.slice(from, from + LINKS_AT_ONCE);
}
