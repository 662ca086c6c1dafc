import { accepted } from "@/app/_data/accepted";
import { text } from "@/app/messages/text";

/** A saved view as the browser knows it. */
export interface KnownView {
  code: string;
  name: string;
  path: string;
  query: string;
}

/** Saves a new view; with a code, one that was deleted comes back under its address. Rejects with a sentence to show. */
export function saveView({ name, path, query, code }: Omit<KnownView, "code"> & { code?: string }): Promise<KnownView> {
  return send("POST", "/api/views", { name, path, query, code });
}

/** Another name, or another address. Rejects with a sentence to show. */
export function changeView(code: string, change: { name: string } | { path: string; query: string }): Promise<KnownView> {
  return send("PATCH", `/api/views/${code}`, change);
}

/** Resolves to what was deleted, so that it can be saved again. Rejects with a sentence to show. */
export function deleteView(code: string): Promise<KnownView> {
  return send("DELETE", `/api/views/${code}`);
}

async function send(method: string, address: string, body?: object): Promise<KnownView> {
  return (await accepted(await fetch(address, body ? { method, body: JSON.stringify(body) } : { method }), text.views.failed)).json();
}
