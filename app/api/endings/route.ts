import { connection } from "next/server";
import { refusal, tableAnswer } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { BadFilterError } from "@/lib/errors";
import { readEndings } from "@/lib/handling/endings";
import { parseEndingsAsk } from "@/lib/handling/endings-ask";
import { endingsFile } from "@/lib/handling/endings-file";
import { parseStrictFilters } from "@/lib/metrics/parse-request";
import { parseTableFormat } from "@/lib/reports/table-formats";

/** `GET /api/endings?<filters>&ending=&adjust=&order=&one=&other=&format=csv` or `xlsx`: what goes with a good ending, as the page shows it. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/endings");
    const query = new URL(request.url).searchParams;
    const format = parseTableFormat(query.get("format") ?? "csv");
    if (query.has("external"))
      throw new BadFilterError("external", "this file is for those who may see the rows: small counts are not held back in it");
    const { ask, notices } = parseEndingsAsk(query);
    const [first] = notices;
    if (first) throw new BadFilterError(first.field, first.message);
    const filters = parseStrictFilters(query);
    const read = await readEndings(workspace, actor, filters, ask, { refuseUnknownCodes: true });
    return await tableAnswer(endingsFile(actor, read, filters), format, "good-endings");
  } catch (error) {
    return refusal(error);
  }
}
