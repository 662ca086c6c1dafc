import { connection } from "next/server";
import { refusal, tableAnswer } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { BadFilterError } from "@/lib/errors";
import { metricFile } from "@/lib/metrics/metric-file";
import { parseGrain, parseMetricId, parseSplit, parseStrictFilters } from "@/lib/metrics/parse-request";
import { runMetric } from "@/lib/metrics/run";
import { parseTableFormat } from "@/lib/reports/table-formats";
import { externalOf } from "@/lib/small-cells/external";

/**
 * `GET /api/metrics/<id>?<filters>&by=&grain=&format=&external=`: one metric as JSON, or as a CSV or XLSX file; with external=1 a file
 * for people outside, in which small counts are held back.
 */
export async function GET(request: Request, { params }: { params: Promise<{ metric: string }> }): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/metrics/[metric]");
    const query = new URL(request.url).searchParams;
    const id = parseMetricId((await params).metric);
    const format = parseTableFormat(query.get("format") ?? "json", ["json"]);
    const options = { ...parseSplit(query.get("by")), ...parseGrain(query.get("grain")) };
    const smallCells = await externalOf(workspace.record.db, query);
    if (smallCells !== null && format === "json") throw new BadFilterError("external", "external goes with format=csv or xlsx");
    const result = await runMetric(workspace, actor, id, parseStrictFilters(query), { ...options, refuseUnknownCodes: true });
    if (format !== "json") return await tableAnswer(metricFile(actor, result, smallCells), format, id);
    return Response.json(result, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
