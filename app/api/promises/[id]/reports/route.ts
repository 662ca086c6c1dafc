import { refusal } from "@/app/api/answers";
import { promiseAnswer } from "@/app/api/promises/promise-answer";
import { enter } from "@/lib/access/enter";
import { parseReport, parseSeen, promiseId } from "@/lib/promises/promise-requests";
import { reportProgress, takeReportBack } from "@/lib/promises/report-progress";

interface Context {
  params: Promise<{ id: string }>;
}

/** `POST /api/promises/<id>/reports` with `{ channel, words, at }`: the customer was told how it stands. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/promises/[id]/reports");
    const id = promiseId((await params).id);
    const now = Date.now();
    await reportProgress(workspace.record, actor, id, parseReport(await request.text()), now);
    return await promiseAnswer(workspace, actor, id, now);
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/promises/<id>/reports` with `{ seen }`, the number of the last report: takes it back. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/promises/[id]/reports");
    const id = promiseId((await params).id);
    const now = Date.now();
    await takeReportBack(workspace.record, actor, id, parseSeen(await request.text()), now);
    return await promiseAnswer(workspace, actor, id, now);
  } catch (error) {
    return refusal(error);
  }
}
