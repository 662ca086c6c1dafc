import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";
import type { FixPreview } from "@/lib/fixes/preview-fix";

/** A fix as it is sent. */
export interface SentFix {
  title: string;
  effectiveOn: string;
  teams: string[];
  targetRatio: number;
  baselineDays: number;
  windowDays: number;
  neverCount: number | null;
}

/** Records a fix of a failure. Rejects with a sentence to show. */
export async function recordFix(failureCode: string, fix: SentFix & { version: number | null; changes: string | null }): Promise<void> {
  await send("POST", `/api/failures/${encodeURIComponent(failureCode)}/fixes`, fix);
}

/** Changes one that is not in effect yet. Rejects with a sentence to show. */
export async function changeFix(code: string, fix: SentFix): Promise<void> {
  await send("PATCH", `/api/fixes/${encodeURIComponent(code)}`, fix);
}

/** Takes one back. Rejects with a sentence to show. */
export async function withdrawFix(code: string): Promise<void> {
  await send("DELETE", `/api/fixes/${encodeURIComponent(code)}`);
}

/** What could be proven by a criterion. Rejects with a sentence to show. */
export async function askPreview(failureCode: string, params: string, signal: AbortSignal): Promise<FixPreview> {
  return (await send("GET", `/api/failures/${encodeURIComponent(failureCode)}/fixes/preview?${params}`, undefined, signal)).json();
}

async function send(method: string, address: string, body?: object, signal?: AbortSignal): Promise<Response> {
  return accepted(
    await fetch(address, { method, ...(body && { body: JSON.stringify(body) }), ...(signal && { signal }) }),
    recordText.fixes.failed,
  );
}
