import { accepted } from "@/app/_data/accepted";
import { setUpText } from "@/app/messages/set-up-text";

/** A secret as it is shown once, and whose it is. */
export interface ShownSigningSecret {
  webhook: { code: string; name: string };
  secret: string;
}

/** Asks one of the routes of outgoing webhooks. Rejects with a sentence to show. */
export async function askOutgoing<Answer>(method: "POST" | "PATCH" | "DELETE", path: string, body?: object): Promise<Answer> {
  return (
    await accepted(
      await fetch(`/api/outgoing-webhooks${path}`, body ? { method, body: JSON.stringify(body) } : { method }),
      setUpText.outgoing.failed,
    )
  ).json();
}
