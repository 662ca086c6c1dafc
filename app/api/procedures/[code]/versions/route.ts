import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { addVersion } from "@/lib/procedures/change-procedure";
import { parseNewVersion } from "@/lib/procedures/procedure-requests";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/procedures/<code>/versions` with `{ effectiveDay, document?, documentUrl? }`: adds the next version; 201 with its number. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const version = parseNewVersion(await request.text());
    const { record } = await serverWorkspace();
    const added = await addVersion(record, actor, (await params).code, version);
    return Response.json(added, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
