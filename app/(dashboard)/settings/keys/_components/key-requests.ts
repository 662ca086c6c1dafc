import { accepted } from "@/app/_data/accepted";
import { setUpText } from "@/app/messages/set-up-text";

/** A key as it is shown once. */
export interface ShownKey {
  name: string;
  key: string;
}

/** Makes a key. Rejects with a sentence to show. */
export async function makeKey(order: { name: string; scopes: string[] }): Promise<ShownKey> {
  return (await send("/api/keys", { method: "POST", body: JSON.stringify(order) })).json();
}

/** Revokes a key for ever. Rejects with a sentence to show. */
export async function revokeKey(id: number): Promise<void> {
  await send(`/api/keys/${id}`, { method: "DELETE" });
}

async function send(address: string, request: RequestInit): Promise<Response> {
  return accepted(await fetch(address, request), setUpText.keys.failed);
}
