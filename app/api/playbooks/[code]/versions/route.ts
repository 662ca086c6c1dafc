import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { addPlaybookVersion } from "@/lib/playbooks/change-playbooks";
import { parseNewPlaybookVersion } from "@/lib/playbooks/playbook-requests";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/playbooks/<code>/versions` with `{ effectiveDay, note?, steps }`: adds the next version; 201 with its number. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/playbooks/[code]/versions");
    const asked = parseNewPlaybookVersion(await request.text());
    const { code } = await params;
    const { record } = workspace;
    const made = await addPlaybookVersion(record, actor, code, asked, Date.now());
    return Response.json(made, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
