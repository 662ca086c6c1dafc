import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { fileInteraction } from "@/lib/documenting/file-interaction";
import { parseFiling } from "@/lib/documenting/form-schema";
import { BadFilterError } from "@/lib/errors";
import { interactionsCsv } from "@/lib/interactions/interactions-csv";
import { parseStrictWhich } from "@/lib/interactions/which";
import { parseStrictFilters } from "@/lib/metrics/parse-request";
import { fileNameFor } from "@/lib/sample/file-name";

/** `GET /api/interactions?<filters>&metric=&part=&bucket=&series=&by=&format=csv`: exactly the rows the explorer shows for the same address. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/interactions");
    const query = new URL(request.url).searchParams;
    const format = query.get("format") ?? "csv";
    if (format !== "csv") throw new BadFilterError("format", `format must be csv; got "${format}"`);
    const filters = parseStrictFilters(query);
    const rows = await interactionsCsv(workspace, actor, filters, parseStrictWhich(query), { refuseUnknownCodes: true });
    return fileAnswer(rows, await fileNameFor(workspace, filters, "interactions.csv"), "text/csv; charset=utf-8");
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/interactions` with `{ id, seconds, draft, form }`: files what was documented; 201 with its id, 200 when this form was filed before. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/interactions");
    const filing = parseFiling(await request.text());
    const { record, facts } = workspace;
    const { id, isNew } = await fileInteraction(record, actor, filing, Date.now());
    // Its page counts what was filed a moment ago.
    await facts.sync();
    return Response.json({ id }, { status: isNew ? 201 : 200, headers: { "cache-control": "no-store", location: `/interactions/${id}` } });
  } catch (error) {
    return refusal(error);
  }
}
