import { type Actor, senderActor } from "@/lib/access/actor";
import { type AskedRequest, refusalOf } from "@/lib/access/refusal";
import { environment } from "@/lib/env";
import { ForbiddenError } from "@/lib/errors";

/**
 * Who sends this webhook. What it brings is believed only once its signature was verified; where it comes from says
 * nothing, so only the Host is looked at.
 * @param code the last part of the webhook's address
 * @throws ForbiddenError 421 `foreign_host`
 */
export function actingForSender({ headers }: AskedRequest, code: string): Actor {
  const refusal = refusalOf({ headers, method: "GET" }, environment().hosts);
  if (refusal) throw new ForbiddenError(refusal.message, refusal.field, refusal.code, refusal.status);
  return senderActor(`The webhook ${code}`);
}
