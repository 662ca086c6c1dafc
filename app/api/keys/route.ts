import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { createKey, listKeys } from "@/lib/access/api-keys";
import { enter } from "@/lib/access/enter";
import { keyOrderOf } from "@/lib/access/key-order";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/keys`: every key without the key itself, the newest first. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/keys");
    const { record } = workspace;
    return Response.json({ keys: await listKeys(record.db, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/keys` with `{ name, scopes }`: makes a key; 201 with the key, which is never shown again. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/keys");
    const order = keyOrderOf(await request.text());
    const { record } = workspace;
    return Response.json(await createKey(record, actor, order, Date.now()), { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
