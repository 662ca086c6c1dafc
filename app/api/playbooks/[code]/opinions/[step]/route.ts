import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseOpinion } from "@/lib/playbooks/playbook-requests";
import { saveOpinion } from "@/lib/playbooks/step-opinions";

interface Context {
  params: Promise<{ code: string; step: string }>;
}

/** `PUT /api/playbooks/<code>/opinions/<step>` with `{ rating, comment }`: what the asker thinks of a step; both null takes it away. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/playbooks/[code]/opinions/[step]");
    const opinion = parseOpinion(await request.text());
    const { code, step } = await params;
    const { record } = workspace;
    await saveOpinion(record, actor, code, step, opinion, Date.now());
    return Response.json({ code, step, rating: opinion.rating }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
