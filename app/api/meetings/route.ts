import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { keepMeeting } from "@/lib/meetings/keep-meeting";

/** `POST /api/meetings`: keeps the meeting of today as it is held now; 201 with its code. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/meetings");
    const code = await keepMeeting(workspace, actor, Date.now());
    return Response.json({ code }, { status: 201, headers: { "cache-control": "no-store", location: `/agenda/${code}` } });
  } catch (error) {
    return refusal(error);
  }
}
