import type { RecordStore } from "@/db/client";
import { type Actor, keyActor } from "@/lib/access/actor";
import { findKey, type ListedKey, noteUse } from "@/lib/access/api-keys";
import { spendOrRefuse } from "@/lib/access/rate-limits";
import { type AskedRequest, refuseForeign } from "@/lib/access/refusal";
import { UnauthorizedError } from "@/lib/errors";
import { log } from "@/lib/log";

/** A program and its key. */
export interface ActingKey {
  actor: Actor;
  key: ListedKey;
}

/** Opens what the keys are kept in, only once the request is worth it. */
type OpenRecord = () => Promise<{ record: RecordStore }>;

/**
 * The program that shows its key in `Authorization: Bearer dbk_…`.
 * @throws ForbiddenError 421 `foreign_host`; UnauthorizedError without a key, with an unknown or a revoked one;
 * TooManyRequestsError when it has asked too often
 */
export async function actingForKey(request: AskedRequest, open: OpenRecord): Promise<ActingKey> {
  refuseForeign(request);
  const shown = /^bearer\s+(\S+)\s*$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (shown === undefined)
    throw new UnauthorizedError("A key is needed: send it as Authorization: Bearer dbk_…. Keys are made in the settings.");
  const { record } = await open();
  const key = await findKey(record.db, shown);
  if (!key) throw new UnauthorizedError("This key is not known here, or it was revoked. Make a new one in the settings.");
  const now = Date.now();
  await spendOrRefuse(record, "api", String(key.id), now);
  // Reads go on when the record cannot be written.
  noteUse(record, key, now).catch((error: unknown) => log.warn("use_of_key_not_noted", { error }));
  return { actor: keyActor(key.prefix, key.scopes), key };
}
