import { fileURLToPath } from "node:url";
import { commandActor } from "@/lib/access/actor";
import { createKey } from "@/lib/access/api-keys";
import { SCOPES, type Scope } from "@/lib/access/scopes";
import type { Workspace } from "@/lib/workspace";
import { browser } from "@/tests/support/signed-in";

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

/** A key with these scopes, all of them unless told. */
export async function keyFor(workspace: Workspace, scopes: readonly Scope[] = SCOPES, name = "Help desk"): Promise<string> {
  return (await createKey(workspace.record, commandActor(), { name, scopes }, Date.now())).key;
}

/** Asks the route file of an address as a program would. */
export async function askApi(
  key: string | null,
  method: string,
  address: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<{ status: number; text: string; json: Record<string, unknown>; headers: Headers }> {
  const path = address.split("?")[0] ?? "";
  const id = /\/(\d+)(?=\/|$)/.exec(path.slice("/api/v1".length))?.[1];
  const file = fileURLToPath(new URL(`../../app${path.replace(`/${id}`, "/[id]")}/route.ts`, import.meta.url));
  const route: Record<string, Handler> = await import(file);
  const headers = {
    // Without a key it is the person at the browser who asks.
    ...(key === null ? browser() : { host: "localhost:3000", authorization: `Bearer ${key}` }),
    ...(body !== undefined && { "content-type": "application/json" }),
    ...more,
  };
  const sent = typeof body === "string" || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body);
  const request = new Request(`http://localhost:3000${address}`, { method, headers, ...(body !== undefined && { body: sent }) });
  const answer = await route[method]?.(request, { params: Promise.resolve({ id: id ?? "" }) });
  if (!answer) throw new Error(`${path} has no ${method}`);
  const text = await answer.text();
  return { status: answer.status, text, json: JSON.parse(text), headers: answer.headers };
}
