import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { helpFromPast } from "@/lib/documenting/help-from-past";
import { BadFilterError } from "@/lib/errors";

const LONGEST = 500;

/** `GET /api/interactions/past?cause=&procedure=`: how others handled what is like it, and what was learnt from it. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/interactions/past");
    const { searchParams } = new URL(request.url);
    const asked = { cause: searchParams.get("cause") ?? "", procedure: searchParams.get("procedure") ?? "" };
    for (const [name, value] of Object.entries(asked))
      if (value.length > LONGEST || value.includes("\0")) throw new BadFilterError(name, `${name} takes at most ${LONGEST} characters`);
    return Response.json(await helpFromPast(workspace, actor, asked), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
