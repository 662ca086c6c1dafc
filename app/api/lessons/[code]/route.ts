import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseLessonChange } from "@/lib/learning/lesson-requests";
import { changeLesson } from "@/lib/learning/write-lessons";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PATCH /api/lessons/<code>` with what is different: changes a lesson, or puts it away. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/lessons/[code]");
    const asked = parseLessonChange(await request.text());
    const { code } = await params;
    const { record } = workspace;
    await changeLesson(record, actor, code, asked, Date.now());
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
