import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { listFeeds, makeFeed, parseNewFeed } from "@/lib/promise-feeds/promise-feeds";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/promise-feeds`: one's own calendar addresses in force without their tokens, the newest first. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/promise-feeds");
    const { record } = workspace;
    return Response.json({ feeds: await listFeeds(record.db, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/promise-feeds` with `{ scope }`: makes a calendar address; 201 with its token, which is never shown again. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/promise-feeds");
    const wanted = parseNewFeed(await request.text());
    const { record } = workspace;
    return Response.json(await makeFeed(record, actor, wanted, Date.now()), { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
