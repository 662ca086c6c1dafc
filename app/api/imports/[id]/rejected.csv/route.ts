import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { parseImportId, rejectedFileStream } from "@/lib/imports/import-requests";
import { serverWorkspace } from "@/lib/workspace";

/** `GET /api/imports/<id>/rejected.csv`: the rejected rows with line and reason, to be mended and imported again. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const actor = actingFor(request);
    const id = parseImportId((await params).id);
    const { record } = await serverWorkspace();
    const { name, body } = await rejectedFileStream(record, actor, id);
    return fileAnswer(body, name, "text/csv; charset=utf-8");
  } catch (error) {
    return refusal(error);
  }
}
