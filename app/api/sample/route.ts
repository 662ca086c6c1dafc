import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { sampleStatus } from "@/lib/sample/sample-status";
import { startRemoval, startSample } from "@/lib/sample/start-sample";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/sample`: whether the sample is here, how far loading or removing is, and whether everything is counted. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/sample");
    return Response.json(await sampleStatus(workspace, actor), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/sample`: starts loading the sample into an empty workspace; 202 with how it stands, 409 when it is not empty. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/sample");
    await startSample(workspace.record, actor, workspace.clock());
    return Response.json(await sampleStatus(workspace, actor), { status: 202, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/sample`: starts removing the sample and everything that only it had made; 202 with how it stands. */
export async function DELETE(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/sample");
    await startRemoval(workspace.record, actor);
    return Response.json(await sampleStatus(workspace, actor), { status: 202, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
