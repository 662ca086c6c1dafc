import { connection } from "next/server";
import { refusal, tableAnswer } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseStrictFilters } from "@/lib/metrics/parse-request";
import { recurringIssues } from "@/lib/reports/recurring-issues";
import { parseTableFormat } from "@/lib/reports/table-formats";
import { externalOf } from "@/lib/small-cells/external";

/** `GET /api/reports/recurring-issues?<filters>&format=csv` or `xlsx`: the process team's file, with the same filters as the pages; external=1 holds small counts back. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/reports/recurring-issues");
    const query = new URL(request.url).searchParams;
    const format = parseTableFormat(query.get("format") ?? "csv");
    const smallCells = await externalOf(workspace.record.db, query);
    const report = await recurringIssues(workspace, actor, parseStrictFilters(query), { refuseUnknownCodes: true, smallCells });
    return await tableAnswer(report, format, "recurring-issues");
  } catch (error) {
    return refusal(error);
  }
}
