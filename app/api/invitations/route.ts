import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { invite, listInvitations } from "@/lib/users/invitations";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/invitations`: those that can still be accepted, the newest first. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/invitations");
    return Response.json({ invitations: await listInvitations(workspace.record.db, actor, Date.now()) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/invitations` with `{ email, role, teams }`: invites somebody; 201 with the path of the link, which is never shown again. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/invitations");
    const made = await invite(workspace.record, actor, await request.json().catch(() => null), Date.now());
    return Response.json(made, { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
