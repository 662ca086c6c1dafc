import { createHmac } from "node:crypto";
import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { POST as CREATE } from "@/app/api/webhook-sources/route";
import { POST } from "@/app/api/webhooks/[source]/route";
import type { RecordStore } from "@/db/client";
import { interaction, source, webhook } from "@/db/schema";
import { listDeliveries } from "@/lib/webhooks/deliveries";
import { type Scheme, schemeByCode } from "@/lib/webhooks/schemes";
import { findWebhook } from "@/lib/webhooks/webhook-sources";
import type { Workspace } from "@/lib/workspace";
import { browser, serve } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

export const SECRET = "a secret of the help desk";
const BASE = "http://localhost:3000";

/** A server of this test file with an empty record, and a help desk that sends to it: each request as it comes in. */
export function webhookDesk() {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await freshWorkspace();
    await serve(workspace);
  });
  afterAll(async () => {
    globalThis.debriefWorkspace = undefined;
    await workspace.close();
  });
  return {
    record: (): RecordStore => workspace.record,

    /** How many interactions the source of a webhook has. */
    async rowsOf(code: string): Promise<number> {
      const [row] = await workspace.record.db
        .select({ n: count(interaction.id) })
        .from(webhook)
        .innerJoin(source, eq(webhook.sourceId, source.id))
        .leftJoin(interaction, eq(interaction.sourceId, source.id))
        .where(eq(webhook.code, code));
      return row?.n ?? -1;
    },

    async deliveriesOf(code: string) {
      const { id } = await findWebhook(workspace.record.db, code);
      return listDeliveries(workspace.record.db, id, 1000);
    },
  };
}

/** A request of the product's own pages. */
export const own = (path: string, method: string, body?: unknown) =>
  new Request(`${BASE}${path}`, { method, headers: browser(), ...(body !== undefined && { body: JSON.stringify(body) }) });

export const at = <T extends object>(params: T) => ({ params: Promise.resolve(params) });

/** A new webhook of its own source; the code under which it is reached. */
export async function webhookOf(sender: string, rest: object = {}): Promise<string> {
  const secret = knownScheme(sender).kind === "token" ? SECRET.replaceAll(" ", "-") : SECRET;
  const name = `Desk ${Math.random().toString(36).slice(2, 10)}`;
  const made = await CREATE(own("/api/webhook-sources", "POST", { name, sender, secret, source: name, ...rest }));
  const answer = await made.json();
  if (made.status !== 201) throw new Error(JSON.stringify(answer));
  return answer.webhook.code;
}

export function knownScheme(code: string): Scheme {
  const scheme = schemeByCode(code);
  if (!scheme) throw new Error(`There is no scheme ${code}`);
  return scheme;
}

export const ticket = (id: number, rest: object = {}) => ({
  ticket: { id, created_at: "2026-01-05T09:00:00Z", subject: "Late", status: "open", submitter_id: 4, via: { channel: "email" }, ...rest },
});

/** What the sender "signed" writes in its headers. */
export function headersOf(body: string | Uint8Array, { secret = SECRET, seconds = 0 } = {}) {
  const timestamp = String(Math.floor(Date.now() / 1000) + seconds);
  const digest = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  return { "x-signature": `sha256=${digest}`, "x-timestamp": timestamp };
}

/** Signs a body as the sender "signed" does, and sends it. */
export async function deliver(
  code: string,
  body: unknown,
  { headers = {}, query = "", ...how }: { secret?: string; seconds?: number; headers?: object; query?: string } = {},
) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(`${BASE}/api/webhooks/${code}${query}`, {
    method: "POST",
    headers: { ...browser(), "content-type": "application/json", ...headersOf(text, how), ...headers },
    body: text,
  });
  return send(code, request);
}

export async function send(code: string, request: Request) {
  const response = await POST(request, at({ source: code }));
  const text = await response.text();
  return { status: response.status, text, headers: response.headers, json: text.startsWith("{") ? JSON.parse(text) : null };
}
