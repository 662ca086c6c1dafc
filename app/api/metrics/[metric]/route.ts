import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { BadFilterError } from "@/lib/errors";
import { parseGrain, parseMetricId, parseSplit, parseStrictFilters } from "@/lib/metrics/parse-request";
import { runMetric } from "@/lib/metrics/run";
import { metricCsv } from "@/lib/metrics/to-csv";
import { sampleName } from "@/lib/sample/file-name";
import { serverWorkspace } from "@/lib/workspace";

/** `GET /api/metrics/<id>?<filters>&by=&grain=&format=`: one metric as JSON or as a CSV file. */
export async function GET(request: Request, { params }: { params: Promise<{ metric: string }> }): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const actor = actingFor(request);
    const query = new URL(request.url).searchParams;
    const id = parseMetricId((await params).metric);
    const format = query.get("format") ?? "json";
    if (format !== "json" && format !== "csv") throw new BadFilterError("format", `format must be json or csv; got "${format}"`);
    const options = { ...parseSplit(query.get("by")), ...parseGrain(query.get("grain")) };
    const result = await runMetric(await serverWorkspace(), actor, id, parseStrictFilters(query), { ...options, refuseUnknownCodes: true });
    if (format === "csv") return fileAnswer(metricCsv(result), sampleName(`${id}.csv`, result.isSample), "text/csv; charset=utf-8");
    return Response.json(result, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
