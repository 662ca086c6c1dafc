import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { require as requireRight } from "@/lib/access/actor";
import { listViews, saveView } from "@/lib/views/saved-views";
import { parseNewView } from "@/lib/views/view-requests";
import { serverWorkspace } from "@/lib/workspace";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/views`: every saved view, by name. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    requireRight(actingFor(request), "read");
    const { record } = await serverWorkspace();
    return Response.json({ views: await listViews(record.db) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/views` with `{ name, path, query, code? }`: saves a view; 201 with the code it got. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = actingFor(request);
    const asked = parseNewView(await request.text());
    const { record } = await serverWorkspace();
    const view = await saveView(record, actor, asked, Date.now());
    return Response.json(view, { status: 201, headers: { ...NO_STORE, location: `/v/${view.code}` } });
  } catch (error) {
    return refusal(error);
  }
}
