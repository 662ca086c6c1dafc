import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { listViews, saveView } from "@/lib/views/saved-views";
import { parseNewView } from "@/lib/views/view-requests";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/views`: every saved view, by name. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { workspace } = await enter(request, "GET /api/views");
    const { record } = workspace;
    return Response.json({ views: await listViews(record.db) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/views` with `{ name, path, query, code? }`: saves a view; 201 with the code it got. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/views");
    const asked = parseNewView(await request.text());
    const { record } = workspace;
    const view = await saveView(record, actor, asked, Date.now());
    return Response.json(view, { status: 201, headers: { ...NO_STORE, location: `/v/${view.code}` } });
  } catch (error) {
    return refusal(error);
  }
}
