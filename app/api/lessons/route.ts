import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseNewLesson } from "@/lib/learning/lesson-requests";
import { createLesson } from "@/lib/learning/write-lessons";

/** `POST /api/lessons` with what was learnt: writes it down, without anybody in it; 201 with its code. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/lessons");
    const asked = parseNewLesson(await request.text());
    const { record } = workspace;
    const code = await createLesson(record, actor, asked, Date.now());
    return Response.json({ code }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
