import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { BadFilterError } from "@/lib/errors";
import { findNamed } from "@/lib/find/find-named";

const LONGEST = 200;

/** `GET /api/find?q=`: what of the record has a name like that, for the command palette. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/find");
    const words = new URL(request.url).searchParams.get("q") ?? "";
    if (words.length > LONGEST) throw new BadFilterError("q", `q takes at most ${LONGEST} characters; got ${words.length}`);
    return Response.json(await findNamed(workspace, actor, words), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
