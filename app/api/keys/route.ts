import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { createKey, listKeys } from "@/lib/access/api-keys";
import { keyOrderOf } from "@/lib/access/key-order";
import { serverWorkspace } from "@/lib/workspace";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/keys`: every key without the key itself, the newest first. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const actor = actingFor(request);
    const { record } = await serverWorkspace();
    return Response.json({ keys: await listKeys(record.db, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/keys` with `{ name, scopes }`: makes a key; 201 with the key, which is never shown again. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = actingFor(request);
    const order = keyOrderOf(await request.text());
    const { record } = await serverWorkspace();
    return Response.json(await createKey(record, actor, order, Date.now()), { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
