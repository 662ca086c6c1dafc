import type { RecordStore } from "@/db/client";
import { type Actor, require } from "@/lib/access/actor";
import { auditHead } from "@/lib/audit/head";
import { type AuditCheck, verifyAudit } from "@/lib/audit/verify-audit";

/** Up to how many entries a page checks the audit itself; beyond, `debrief verify` does. */
export const CHECKED_ON_A_PAGE = 100_000;

/** The whole audit gone through, and how many milliseconds that took; null when it is too long for a page. @throws ForbiddenError */
export async function checkAudit(record: RecordStore, actor: Actor): Promise<(AuditCheck & { ms: number }) | null> {
  require(actor, "audit");
  const { position } = await auditHead(record, actor);
  if (position > CHECKED_ON_A_PAGE) return null;
  const begun = performance.now();
  return { ...(await verifyAudit(record)), ms: Math.round(performance.now() - begun) };
}
