import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseNewConnector } from "@/lib/connectors/connector-requests";
import { createConnector, listConnectors } from "@/lib/connectors/connectors";
import { startPull } from "@/lib/connectors/start-pull";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/connectors`: every connector, the newest first, without its credentials. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/connectors");
    const { record } = workspace;
    return Response.json({ connectors: await listConnectors(record.db, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/connectors` with `{ name, vendor, address, email?, token, everyMinutes?, since?, source? }`: makes a connector and lets it fetch. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/connectors");
    const asked = parseNewConnector(await request.text());
    const { record } = workspace;
    const made = await createConnector(record, actor, asked, Date.now());
    await startPull(record, actor, made.code);
    return Response.json(made, { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
