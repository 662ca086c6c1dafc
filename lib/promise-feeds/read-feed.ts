import "server-only";
import { createHash } from "node:crypto";
import { and, asc, count, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, promise, promiseDate, team } from "@/db/schema";
import { require } from "@/lib/access/actor";
import { clientAddress } from "@/lib/access/client-address";
import { spendOrRefuse } from "@/lib/access/rate-limits";
import { type AskedRequest, refuseForeign } from "@/lib/access/refusal";
import { ofSeenTeams } from "@/lib/access/scope";
import { environment } from "@/lib/env";
import { NotFoundError } from "@/lib/errors";
import { NO_FILTERS } from "@/lib/filters";
import { type FeedPromise, feedCalendar } from "@/lib/promise-feeds/feed-calendar";
import { type OpenFeed, openFeed } from "@/lib/promise-feeds/promise-feeds";
import { sideOf } from "@/lib/sample/apart";
import { promiseKindLabels } from "@/lib/vocabulary";
import { serverWorkspace, type Workspace } from "@/lib/workspace";

/** The file at a calendar address, and the mark by which a reader tells whether it has changed. */
export interface FeedFile {
  text: string;
  etag: string;
}

/** What an address of this server opens. @throws ForbiddenError for a foreign Host, NotFoundError, TooManyRequestsError */
export async function readFeedHere(request: AskedRequest, token: string): Promise<FeedFile> {
  refuseForeign(request);
  const { publicUrl } = environment();
  const origin = publicUrl === undefined ? `http://${request.headers.get("host")}` : new URL(publicUrl).origin;
  return readFeed(await serverWorkspace(), token, { origin, from: clientAddress(request.headers), now: Date.now() });
}

/**
 * @param asked.origin where this server is reached
 * @param asked.from the address that asks: who guesses tokens is slowed down by it
 */
export async function readFeed(
  { record }: Pick<Workspace, "record">,
  token: string,
  { origin, from, now }: { origin: string; from: string; now: number },
): Promise<FeedFile> {
  const open = await openFeed(record, token.replace(/\.ics$/, ""), now);
  if (!open) {
    await spendOrRefuse(record, "stranger", from, now);
    throw new NotFoundError("There is no calendar at this address; its owner may have ended it.", "token");
  }
  await spendOrRefuse(record, "feed", open.actor.id, now);
  const text = feedCalendar(await openPromises(record.db, open), { mark: open.mark, origin });
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url")}"` };
}

/** The next due first, the overdue before them. */
const MOST_PROMISES = 1_000;

async function openPromises(db: Db, { actor, ownerId, scope }: OpenFeed): Promise<FeedPromise[]> {
  require(actor, "read-rows");
  const { side } = await sideOf(db, NO_FILTERS);
  const rows = await db
    .select({
      id: promise.id,
      interactionId: promise.interactionId,
      kind: promise.kind,
      externalId: interaction.externalId,
      team: team.name,
      madeAt: promise.madeAt,
      dueAt: promise.dueAt,
      dueDay: promise.dueDay,
    })
    .from(promise)
    .innerJoin(interaction, eq(interaction.id, promise.interactionId))
    .leftJoin(team, eq(team.id, promise.teamId))
    .where(
      and(
        isNull(promise.doneAt),
        isNull(promise.cancelledAt),
        eq(interaction.status, "live"),
        scope === "own" ? eq(promise.ownerUserId, ownerId) : undefined,
        side.sources === null ? undefined : inArray(interaction.sourceId, side.sources),
        ofSeenTeams(actor.teams),
      ),
    )
    .orderBy(asc(promise.dueAt), asc(promise.id))
    .limit(MOST_PROMISES);
  const moved = await timesMoved(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, kind: promiseKindLabels[row.kind] ?? row.kind, timesMoved: moved.get(row.id) ?? 0 }));
}

async function timesMoved(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: promiseDate.promiseId, times: count() })
    .from(promiseDate)
    .where(inArray(promiseDate.promiseId, [...ids]))
    .groupBy(promiseDate.promiseId);
  return new Map(rows.map(({ id, times }) => [id, Number(times)]));
}
