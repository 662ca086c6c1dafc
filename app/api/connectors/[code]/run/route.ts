import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { startPull } from "@/lib/connectors/start-pull";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/connectors/<code>/run`: lets a connector fetch now; 202, or 409 while it is fetching. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/connectors/[code]/run");
    const { record } = workspace;
    await startPull(record, actor, (await params).code);
    return Response.json({ started: true }, { status: 202, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
