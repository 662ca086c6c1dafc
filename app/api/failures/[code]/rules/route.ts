import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { applyLinkRules } from "@/lib/failures/apply-link-rules";
import { parseRule } from "@/lib/failures/link-requests";
import { createRule } from "@/lib/failures/link-rules";
import { previewRule } from "@/lib/failures/preview-rule";
import { NO_FILTERS } from "@/lib/filters";

const NO_STORE = { "cache-control": "no-store" };

/** How long the answer waits for the rule to look at what is there, in milliseconds; the server goes on with the rest. */
const WAITS_MS = 1_500;

/** `POST /api/failures/<code>/rules` with `{ cause?, product?, words?, from?, dryRun? }`: makes a rule; with dryRun, what it would link. */
export async function POST(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/failures/[code]/rules");
    const { rule, isDryRun } = parseRule(await request.text());
    const { code } = await params;
    if (isDryRun) return Response.json(await previewRule(workspace, actor, code, rule, NO_FILTERS), { headers: NO_STORE });
    const id = await createRule(workspace.record, actor, code, rule, Date.now());
    await applyLinkRules(workspace.record, Date.now(), WAITS_MS);
    await workspace.facts.sync();
    return Response.json({ id }, { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
