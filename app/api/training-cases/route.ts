import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseNewCase } from "@/lib/learning/case-requests";
import { createCase } from "@/lib/learning/write-cases";

/** `POST /api/training-cases` with a situation, a question and what followed: makes a case of an interaction; 201 with its code. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/training-cases");
    const asked = parseNewCase(await request.text());
    const { record } = workspace;
    const code = await createCase(record, actor, asked, Date.now());
    return Response.json({ code }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
