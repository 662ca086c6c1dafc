import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { listShares, makeShare } from "@/lib/share-links/share-links";
import { parseNewShare } from "@/lib/share-links/share-requests";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/share-links`: the links without their tokens, the newest first. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/share-links");
    const { record } = workspace;
    return Response.json({ links: await listShares(record.db, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/share-links` with `{ name, path, query, days }`: shares a page; 201 with the token, which is never shown again. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/share-links");
    const wanted = parseNewShare(await request.text());
    const { record } = workspace;
    return Response.json(await makeShare(record, actor, wanted, Date.now()), { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
