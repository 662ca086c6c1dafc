import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { makePlaybook } from "@/lib/playbooks/change-playbooks";
import { parseNewPlaybook } from "@/lib/playbooks/playbook-requests";

/** `POST /api/playbooks` with `{ name, about?, copyOf? }`: makes a playbook; 201 with its code. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/playbooks");
    const asked = parseNewPlaybook(await request.text());
    const { record } = workspace;
    const made = await makePlaybook(record, actor, asked, Date.now());
    return Response.json(made, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
