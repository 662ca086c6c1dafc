import type { Actor } from "@/lib/access/actor";
import { readPromises } from "@/lib/promises/read-promise";
import type { Workspace } from "@/lib/workspace";

/** A promise as the queue shows it, after a change. */
export async function promiseAnswer({ record }: Workspace, actor: Actor, id: number, now: number, status = 200): Promise<Response> {
  const [row] = await readPromises(record, actor, [id], now);
  return Response.json({ promise: row }, { status, headers: { "cache-control": "no-store" } });
}
