import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseNewFix } from "@/lib/fixes/fix-requests";
import { recordFix } from "@/lib/fixes/record-fix";

interface Context {
  params: Promise<{ code: string }>;
}

/**
 * `POST /api/failures/<code>/fixes` with `{ title, effectiveOn, targetRatio, baselineDays, windowDays }` and, as wanted,
 * `teams`, `neverCount`, and `version` or `changes`: records a fix; 201 with the code it got.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/failures/[code]/fixes");
    const asked = parseNewFix(await request.text());
    const { record } = workspace;
    const made = await recordFix(record, actor, (await params).code, asked, Date.now());
    return Response.json(made, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
