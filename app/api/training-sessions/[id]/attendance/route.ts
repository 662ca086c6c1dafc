import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { NotFoundError } from "@/lib/errors";
import { parseAttendance } from "@/lib/learning/session-requests";
import { setAttendance } from "@/lib/learning/write-sessions";

interface Context {
  params: Promise<{ id: string }>;
}

/** `PUT /api/training-sessions/<id>/attendance` with `{ attended, user? }`: whether somebody came; without a user, whoever asks. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/training-sessions/[id]/attendance");
    const asked = parseAttendance(await request.text());
    const { id } = await params;
    if (!/^\d{1,9}$/.test(id)) throw new NotFoundError(`there is nothing by the id "${id.slice(0, 40)}"`, "id");
    const { record } = workspace;
    await setAttendance(record, actor, Number(id), asked, Date.now());
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
