import { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { ListedKey } from "@/lib/access/api-keys";
import type { Operation } from "@/lib/api/define";
import { checkedKey, type OnceAnswer, onlyOnce, requestDigest } from "@/lib/api/idempotency";
import { parseQuery } from "@/lib/api/problems";
import { type Body, readBody } from "@/lib/api/read-body";
import { NotFoundError } from "@/lib/errors";
import type { Workspace } from "@/lib/workspace";

/**
 * Does what a program asks for, and tells it what was done; a request with an Idempotency-Key is done once.
 * @param id the `{id}` of the path as it is written; undefined where it has none
 * @throws DebriefError when it may not, or cannot be done
 */
export async function perform(
  operation: Operation,
  request: Request,
  { workspace, actor, key, id }: { workspace: Workspace; actor: Actor; key: ListedKey; id?: string | undefined },
): Promise<OnceAnswer> {
  requireScope(actor, operation.scope);
  const place = id === undefined ? 0 : idOf(id);
  const { pathname, search, searchParams: query } = new URL(request.url);
  if (!operation.query) parseQuery(NO_PARAMETERS, query);
  const repeatKey = operation.method === "GET" ? null : checkedKey(request.headers.get("idempotency-key"));
  const body: Body | null = operation.body ? await readBody(request) : null;
  const now = workspace.clock();
  const asked = { workspace, actor, key, id: place, query, body: body?.value, now };
  if (repeatKey === null) return { answer: await operation.run({ ...asked, keep: async () => {} }), isReplay: false };
  const digest = requestDigest(operation.method, pathname + search, body?.bytes ?? new Uint8Array());
  return onlyOnce(workspace.record, { apiKeyId: key.id, key: repeatKey, digest }, now, (keep) => operation.run({ ...asked, keep }));
}

const NO_PARAMETERS = z.strictObject({});

/** The greatest number that an id can be. */
const GREATEST_ID = 2_147_483_647;

function idOf(text: string): number {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
  if (id < 1 || id > GREATEST_ID) throw new NotFoundError("Ids in addresses are whole numbers, as the answers give them.", "id");
  return id;
}
