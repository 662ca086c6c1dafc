import { schemeByCode } from "@/lib/webhooks/schemes";
import { signed } from "@/lib/webhooks/send-test";

/** The delivery of a number, with two tickets, signed as Zendesk does: the same bytes each time it is sent. */
export function numberedDelivery(n: number, secret: string, at: number) {
  const scheme = schemeByCode("zendesk");
  if (!scheme) throw new Error("There is no scheme of Zendesk");
  const ticket = (id: number) => ({
    id,
    created_at: "2026-01-05T09:00:00Z",
    via: { channel: "email" },
    submitter_id: 4,
    subject: "Late",
    status: "open",
  });
  const body = Buffer.from(JSON.stringify({ tickets: [ticket(2 * n), ticket(2 * n + 1)] }));
  return { ...signed(scheme, body, secret, at), body: new Blob([body]).stream() };
}
