import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { sendTest } from "@/lib/webhooks/send-test";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/webhook-sources/<code>/test`: signs an invented body and takes it in without writing it; 200 with how it went. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const { record } = await serverWorkspace();
    return Response.json(await sendTest(record, actor, (await params).code, Date.now()), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
