import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseReadAt } from "@/lib/learning/lesson-requests";
import { makeGeneral } from "@/lib/learning/write-lessons";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/lessons/<code>/general` with `{ updatedAt }`, of what was read: everybody may read the lesson from then on. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/lessons/[code]/general");
    const asked = parseReadAt(await request.text());
    const { code } = await params;
    const { record } = workspace;
    await makeGeneral(record, actor, code, asked, Date.now());
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
