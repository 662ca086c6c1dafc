import { accepted } from "@/app/_data/accepted";
import { setUpText } from "@/app/messages/set-up-text";

/** What a user, or an invitation, is to be given. */
export interface Given {
  role: string;
  /** Ids; null: all. */
  teams: number[] | null;
}

/** A link that was made, with its whole address. */
export interface MadeLink {
  email?: string;
  address: string;
}

/** Rejects with a sentence to show. */
export async function changeUser(id: number, change: Partial<Given> & { personId?: number | null; isDisabled?: boolean }): Promise<void> {
  await send(`/api/users/${id}`, "PATCH", change);
}

/** Rejects with a sentence to show. */
export async function endSessions(id: number): Promise<void> {
  await send(`/api/users/${id}/sessions`, "DELETE");
}

/** Rejects with a sentence to show. */
export async function removeFactor(id: number): Promise<void> {
  await send(`/api/users/${id}/second-factor`, "DELETE");
}

/** Rejects with a sentence to show. */
export async function makeResetLink(id: number): Promise<MadeLink> {
  return linkOf(await send(`/api/users/${id}/reset`, "POST"));
}

/** Rejects with a sentence to show. */
export async function invite(order: Given & { email: string }): Promise<MadeLink> {
  return linkOf(await send("/api/invitations", "POST", order));
}

/** Rejects with a sentence to show. */
export async function renewInvitation(id: number): Promise<MadeLink> {
  return linkOf(await send(`/api/invitations/${id}/renew`, "POST"));
}

/** Rejects with a sentence to show. */
export async function revokeInvitation(id: number): Promise<void> {
  await send(`/api/invitations/${id}`, "DELETE");
}

async function linkOf(response: Response): Promise<MadeLink> {
  const { path, ...made }: { path: string; email?: string } = await response.json();
  return { ...made, address: new URL(path, window.location.origin).href };
}

async function send(address: string, method: string, body?: object): Promise<Response> {
  return accepted(await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) }), setUpText.users.failed);
}
