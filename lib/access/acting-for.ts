import { type Actor, ownerActor } from "@/lib/access/actor";
import { type AskedRequest, carriesKey, refusalOf } from "@/lib/access/refusal";
import { environment } from "@/lib/env";
import { ForbiddenError } from "@/lib/errors";

/**
 * Who is acting in this request. Every page and route asks this before it touches data; `proxy.ts` only refuses
 * the same requests earlier.
 * @throws ForbiddenError 421 `foreign_host` or 403 `foreign_origin`, when another site is driving this server; 403
 * `not_for_keys` when a program shows its key where only people act.
 */
export function actingFor(request: AskedRequest): Actor {
  refuseForeign(request);
  if (carriesKey(request))
    throw new ForbiddenError("This address is not for keys: see /api/openapi.json.", "Authorization", "not_for_keys");
  return ownerActor();
}

/** @throws ForbiddenError when another site is driving this server. */
export function refuseForeign(request: AskedRequest): void {
  const refusal = refusalOf(request, environment().hosts);
  if (refusal) throw new ForbiddenError(refusal.message, refusal.field, refusal.code, refusal.status);
}
