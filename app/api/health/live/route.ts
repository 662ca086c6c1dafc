import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { refuseForeign } from "@/lib/access/refusal";

/** `GET /api/health/live`: whether the process answers at all. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    refuseForeign(request);
    return Response.json({ isLive: true }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
