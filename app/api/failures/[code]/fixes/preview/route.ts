import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseFilters } from "@/lib/filters";
import { parseFixOutline } from "@/lib/fixes/fix-requests";
import { previewFix } from "@/lib/fixes/preview-fix";

interface Context {
  params: Promise<{ code: string }>;
}

/** `GET /api/failures/<code>/fixes/preview?effectiveOn=…&targetRatio=…&baselineDays=…&windowDays=…&team=…`: what could be proven. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/failures/[code]/fixes/preview");
    const sent = new URL(request.url).searchParams;
    const outline = parseFixOutline(sent);
    const source = sent.getAll("source").map((code): [string, string] => ["source", code]);
    const { filters } = parseFilters(new URLSearchParams(source));
    const preview = await previewFix(workspace, actor, (await params).code, outline, filters);
    return Response.json(preview, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
