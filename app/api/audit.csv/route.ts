import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { auditCsv } from "@/lib/audit/audit-csv";
import { parseAuditQuery } from "@/lib/audit/audit-query";

/** `GET /api/audit.csv?actor=&action=&subject=&from=&to=`: all of those entries as a file, the oldest first, with the head. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/audit.csv");
    const query = parseAuditQuery(new URL(request.url).searchParams);
    return fileAnswer(await auditCsv(workspace.record, actor, query), "audit.csv", "text/csv; charset=utf-8");
  } catch (error) {
    return refusal(error);
  }
}
