import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { assessFailure } from "@/lib/fmea/assess-failure";
import { parseAssessment } from "@/lib/fmea/assessment-requests";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PUT /api/failures/<code>/assessment` with `{ severity, occurrence, detection }`, each 1–10 or null: what people judge it to be. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/failures/[code]/assessment");
    const assessment = parseAssessment(await request.text());
    const { record } = workspace;
    const kept = await assessFailure(record, actor, (await params).code, assessment, Date.now());
    return Response.json(kept, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
