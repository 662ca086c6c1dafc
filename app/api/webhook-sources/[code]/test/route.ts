import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { sendTest } from "@/lib/webhooks/send-test";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/webhook-sources/<code>/test`: signs an invented body and takes it in without writing it; 200 with how it went. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/webhook-sources/[code]/test");
    const { record } = workspace;
    return Response.json(await sendTest(record, actor, (await params).code, Date.now()), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
