import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseNewSession } from "@/lib/learning/session-requests";
import { planSession } from "@/lib/learning/write-sessions";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/training-cases/<code>/sessions` with a day and who is asked: plans a session; 201 with its id. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/training-cases/[code]/sessions");
    const asked = parseNewSession(await request.text());
    const { code } = await params;
    const { record } = workspace;
    const id = await planSession(record, actor, code, asked, Date.now());
    return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
