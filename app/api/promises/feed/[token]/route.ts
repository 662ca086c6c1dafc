import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { refuseForeign } from "@/lib/access/refusal";
import { readFeedHere } from "@/lib/promise-feeds/read-feed";

/** `GET /api/promises/feed/<token>.ics`: open promises as a calendar, for programs that read one; 304 where it has not changed. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    refuseForeign(request);
    const { text, etag } = await readFeedHere(request, (await params).token);
    const headers = {
      etag,
      "cache-control": "private, no-cache",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    };
    const known = (request.headers.get("if-none-match") ?? "").split(",").map((each) => each.trim().replace(/^W\//, ""));
    if (known.includes(etag)) return new Response(null, { status: 304, headers });
    return new Response(text, {
      headers: { ...headers, "content-type": "text/calendar; charset=utf-8", "content-disposition": 'attachment; filename="promises.ics"' },
    });
  } catch (error) {
    return refusal(error);
  }
}
