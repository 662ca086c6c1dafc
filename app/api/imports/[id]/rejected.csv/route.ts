import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseImportId, rejectedFileStream } from "@/lib/imports/import-requests";

/** `GET /api/imports/<id>/rejected.csv`: the rejected rows with line and reason, to be mended and imported again. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/imports/[id]/rejected.csv");
    const id = parseImportId((await params).id);
    const { record } = workspace;
    const { name, body } = await rejectedFileStream(record, actor, id);
    return fileAnswer(body, name, "text/csv; charset=utf-8");
  } catch (error) {
    return refusal(error);
  }
}
