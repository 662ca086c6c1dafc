import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { keepMeeting } from "@/lib/meetings/keep-meeting";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/meetings`: keeps the meeting of today as it is held now; 201 with its code. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = actingFor(request);
    const code = await keepMeeting(await serverWorkspace(), actor, Date.now());
    return Response.json({ code }, { status: 201, headers: { "cache-control": "no-store", location: `/agenda/${code}` } });
  } catch (error) {
    return refusal(error);
  }
}
