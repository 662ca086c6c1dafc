import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

/** Shares a page. Resolves to the path of the link, which is shown once; rejects with a sentence to show. */
export async function makeShareLink(wanted: { name: string; path: string; query: string; days: number }): Promise<string> {
  const made: { token: string } = await (await send("/api/share-links", { method: "POST", body: JSON.stringify(wanted) })).json();
  return `/shared/${made.token}`;
}

/** Ends a link for ever. Rejects with a sentence to show. */
export async function revokeShareLink(id: number): Promise<void> {
  await send(`/api/share-links/${id}`, { method: "DELETE" });
}

async function send(address: string, request: RequestInit): Promise<Response> {
  return accepted(await fetch(address, request), recordText.share.dialog.failed);
}
