import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseCaseChange } from "@/lib/learning/case-requests";
import { changeCase } from "@/lib/learning/write-cases";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PATCH /api/training-cases/<code>` with what is different: changes a case, which has to be cleared again, or retires it. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/training-cases/[code]");
    const asked = parseCaseChange(await request.text());
    const { code } = await params;
    const { record } = workspace;
    await changeCase(record, actor, code, asked, Date.now());
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
