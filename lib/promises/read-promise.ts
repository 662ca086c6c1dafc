import type { RecordStore } from "@/db/client";
import { type Actor, require } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";
import { type QueueRow, queueRows } from "@/lib/promises/queue-rows";
import { queueClock } from "@/lib/promises/queue-rule";
import { workspaceSettings } from "@/lib/settings";

/** Promises as the queue shows them, after a change. @throws ForbiddenError, NotFoundError where one is not seen */
export async function readPromises(
  { db }: Pick<RecordStore, "db">,
  actor: Actor,
  ids: readonly number[],
  now: number,
): Promise<QueueRow[]> {
  require(actor, "read-rows");
  require(actor, "document");
  const rows = await queueRows(db, actor, ids, queueClock(await workspaceSettings(db), now));
  if (rows.length < ids.length) throw new NotFoundError("there is no such promise", "id");
  return rows;
}
