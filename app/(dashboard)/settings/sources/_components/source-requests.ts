import { accepted } from "@/app/_data/accepted";
import { setUpText } from "@/app/messages/set-up-text";

/** Asks one of the routes of webhooks and connectors. Rejects with a sentence to show. */
export async function ask<Answer>(method: "POST" | "PATCH" | "DELETE", address: string, body?: object): Promise<Answer> {
  return (
    await accepted(await fetch(address, body ? { method, body: JSON.stringify(body) } : { method }), setUpText.sources.failed)
  ).json();
}

/** A webhook with its secret, as it is shown once. */
export interface ShownSecret {
  webhook: { code: string; name: string };
  secret: string;
}

/** How a test went. */
export interface TestResult {
  status: number;
  rows: number;
  problem: string | null;
}
