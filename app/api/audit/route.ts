import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseAuditQuery } from "@/lib/audit/audit-query";
import { listAudit } from "@/lib/audit/list-audit";

/** `GET /api/audit?actor=&action=&subject=&from=&to=&before=`: what was changed and by whom, the newest first, page by page. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/audit");
    const query = parseAuditQuery(new URL(request.url).searchParams);
    return Response.json(await listAudit(workspace.record, actor, query), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
