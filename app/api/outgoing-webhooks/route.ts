import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseNewOutgoing } from "@/lib/outgoing/outgoing-requests";
import { createOutgoing, listOutgoing } from "@/lib/outgoing/outgoing-webhooks";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/outgoing-webhooks`: every outgoing webhook without its secret. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/outgoing-webhooks");
    return Response.json({ webhooks: await listOutgoing(workspace.record.db, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/outgoing-webhooks` with `{ name, url, events }`: makes one; 201 with its secret, which is never shown again. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/outgoing-webhooks");
    const asked = parseNewOutgoing(await request.text());
    return Response.json(await createOutgoing(workspace.record, actor, asked, Date.now()), { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
