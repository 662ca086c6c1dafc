import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { UnauthorizedError } from "@/lib/errors";
import { findView } from "@/lib/views/saved-views";
import { viewHref } from "@/lib/views/view-href";

/** `GET /v/<code>`: the short address of a saved view. Leads to its page and filters as they are now, or, when it is gone, to an address with nothing behind it. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { workspace } = await enter(request, "GET /v/[code]");
    const { record } = workspace;
    const view = await findView(record.db, (await params).code);
    return new Response(null, {
      status: 307,
      headers: { location: view ? viewHref(view) : "/views/gone", "cache-control": "no-store" },
    });
  } catch (error) {
    // A link that was passed on: whoever opens it is a person at a browser.
    if (error instanceof UnauthorizedError)
      return new Response(null, { status: 307, headers: { location: "/sign-in", "cache-control": "no-store" } });
    return refusal(error);
  }
}
