import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { refuseForeign } from "@/lib/access/refusal";
import { readiness } from "@/lib/health";
import { serverWorkspace } from "@/lib/workspace";

/** `GET /api/health/ready`: whether interactions can be taken and counted now; 503 names what cannot. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    refuseForeign(request);
    const checks = await readiness(serverWorkspace);
    const isReady = checks.every((check) => check.isOk);
    return Response.json({ isReady, checks }, { status: isReady ? 200 : 503, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
