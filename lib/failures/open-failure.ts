import type { RecordStore } from "@/db/client";
import { type Actor, require } from "@/lib/access/actor";
import { createFailure, type NewFailure } from "@/lib/failures/create-failure";

/** Makes a failure that somebody has seen, or finds it where it is there. @throws ForbiddenError */
export async function openFailure({ tx }: RecordStore, actor: Actor, wanted: NewFailure, now: number): Promise<{ code: string }> {
  require(actor, "write");
  return tx(async (db) => ({ code: (await createFailure(db, actor, wanted, now)).code }));
}
