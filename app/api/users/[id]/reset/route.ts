import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { makeResetLink } from "@/lib/users/passwords-anew";
import { parseUserId } from "@/lib/users/users";

/** `POST /api/users/<id>/reset`: a link by which a user chooses a new password, within the hour; 201 with its path, this once. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/users/[id]/reset");
    const path = await makeResetLink(workspace.record, actor, parseUserId((await params).id), Date.now());
    return Response.json({ path }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
