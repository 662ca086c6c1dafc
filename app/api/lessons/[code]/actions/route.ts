import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { addAction } from "@/lib/learning/lesson-actions";
import { parseNewAction } from "@/lib/learning/lesson-requests";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/lessons/<code>/actions` with `{ text, owner, due }`: adds what is to be done; 201 with its id. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/lessons/[code]/actions");
    const asked = parseNewAction(await request.text());
    const { code } = await params;
    const { record } = workspace;
    const id = await addAction(record, actor, code, asked, Date.now());
    return Response.json({ id }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
