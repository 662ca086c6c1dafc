import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { isoDay } from "@/lib/dates";
import { recordBaselineChange } from "@/lib/failures/baseline-changes";
import { parseNewBaselineChange } from "@/lib/failures/baseline-requests";
import { serverWorkspace } from "@/lib/workspace";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/failures/<code>/baseline-changes` with `{ day, reason }`: from that day on its chart counts anew what is usual. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = actingFor(request);
    const asked = parseNewBaselineChange(await request.text());
    const { record } = await serverWorkspace();
    const change = await recordBaselineChange(record, actor, (await params).code, asked, Date.now());
    return Response.json({ ...change, day: isoDay(change.day) }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
