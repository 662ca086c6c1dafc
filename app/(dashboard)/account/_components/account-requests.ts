import { accepted } from "@/app/_data/accepted";
import { setUpText } from "@/app/messages/set-up-text";

/** Rejects with a sentence to show. */
export async function rename(name: string): Promise<void> {
  await send("/api/account", "PATCH", { name });
}

/** Rejects with a sentence to show. */
export async function changePassword(change: { current: string; password: string }): Promise<void> {
  await send("/api/account/password", "PUT", change);
}

/** A second factor that waits for its first code. */
export interface OfferedFactor {
  secret: string;
  /** One path of squares, and how many there are each way. */
  picture: { size: number; path: string };
}

/** Rejects with a sentence to show. */
export async function offerFactor(password: string): Promise<OfferedFactor> {
  return (await send("/api/second-factor", "POST", { password })).json();
}

/** The backup codes, this once. Rejects with a sentence to show. */
export async function confirmFactor(code: string): Promise<string[]> {
  const { backupCodes }: { backupCodes: string[] } = await (await send("/api/second-factor", "PUT", { code })).json();
  return backupCodes;
}

/** Rejects with a sentence to show. */
export async function removeFactor(password: string): Promise<void> {
  await send("/api/second-factor", "DELETE", { password });
}

/** Ends a session, or without an id every other one. Rejects with a sentence to show. */
export async function endSession(id: number | null): Promise<void> {
  await send(id === null ? "/api/account/sessions" : `/api/account/sessions/${id}`, "DELETE");
}

async function send(address: string, method: string, body?: object): Promise<Response> {
  return accepted(await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) }), setUpText.account.failed);
}
