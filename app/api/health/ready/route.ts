import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { refuseForeign } from "@/lib/access/refusal";
import { sessionActor } from "@/lib/access/sessions";
import { readiness, rememberedReadiness } from "@/lib/health";
import { serverWorkspace } from "@/lib/workspace";

/**
 * `GET /api/health/ready`: whether interactions can be taken and counted now; 503 names what cannot. What was found, with
 * its numbers, is only for who has signed in and may manage this installation.
 */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    refuseForeign(request);
    const found = await checked();
    const isReady = found.every((check) => check.isOk);
    const checks = (await mayKnow(request)) ? found : found.map(({ name, isOk }) => ({ name, isOk }));
    return Response.json({ isReady, checks }, { status: isReady ? 200 : 503, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}

const checked = rememberedReadiness(() => readiness(serverWorkspace));

/** Who cannot be asked for, because the record cannot be read, is a stranger. */
async function mayKnow(request: Request): Promise<boolean> {
  const cookie = request.headers.get("cookie");
  if (cookie === null) return false;
  try {
    const { record } = await serverWorkspace();
    const actor = await sessionActor(record, cookie, Date.now());
    return actor?.may("manage") === true;
  } catch {
    return false;
  }
}
