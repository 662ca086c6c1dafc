import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { BadFilterError } from "@/lib/errors";
import { parseStrictFilters } from "@/lib/metrics/parse-request";
import { recurringIssuesCsv } from "@/lib/reports/recurring-issues";
import { fileNameFor } from "@/lib/sample/file-name";
import { serverWorkspace } from "@/lib/workspace";

/** `GET /api/reports/recurring-issues?<filters>&format=csv`: the process team's file, with the same filters as the pages. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const actor = actingFor(request);
    const query = new URL(request.url).searchParams;
    const format = query.get("format") ?? "csv";
    if (format !== "csv") throw new BadFilterError("format", `format must be csv; got "${format}"`);
    const workspace = await serverWorkspace();
    const filters = parseStrictFilters(query);
    const content = await recurringIssuesCsv(workspace, actor, filters, { refuseUnknownCodes: true });
    return fileAnswer(content, await fileNameFor(workspace, filters, "recurring-issues.csv"), "text/csv; charset=utf-8");
  } catch (error) {
    return refusal(error);
  }
}
