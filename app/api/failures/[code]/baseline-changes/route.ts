import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { isoDay } from "@/lib/dates";
import { recordBaselineChange } from "@/lib/failures/baseline-changes";
import { parseNewBaselineChange } from "@/lib/failures/baseline-requests";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/failures/<code>/baseline-changes` with `{ day, reason }`: from that day on its chart counts anew what is usual. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/failures/[code]/baseline-changes");
    const asked = parseNewBaselineChange(await request.text());
    const { record } = workspace;
    const change = await recordBaselineChange(record, actor, (await params).code, asked, Date.now());
    return Response.json({ ...change, day: isoDay(change.day) }, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
