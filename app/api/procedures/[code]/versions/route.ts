import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { addVersion } from "@/lib/procedures/change-procedure";
import { parseNewVersion } from "@/lib/procedures/procedure-requests";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/procedures/<code>/versions` with `{ effectiveDay, document?, documentUrl? }`: adds the next version; 201 with its number. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/procedures/[code]/versions");
    const version = parseNewVersion(await request.text());
    const { record } = workspace;
    const added = await addVersion(record, actor, (await params).code, version);
    return Response.json(added, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
