import { type Actor, ownerActor } from "@/lib/access/actor";
import { type AskedRequest, refusalOf } from "@/lib/access/refusal";
import { environment } from "@/lib/env";
import { ForbiddenError } from "@/lib/errors";

/**
 * Who is acting in this request. Every page and route asks this before it touches data; `proxy.ts` only refuses
 * the same requests earlier.
 * @throws ForbiddenError 421 `foreign_host` or 403 `foreign_origin`, when another site is driving this server.
 */
export function actingFor(request: AskedRequest): Actor {
  const refusal = refusalOf(request, environment().hosts);
  if (refusal) throw new ForbiddenError(refusal.message, refusal.field, refusal.code, refusal.status);
  return ownerActor();
}
