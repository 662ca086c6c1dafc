import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { listHolds, placeHold } from "@/lib/privacy/holds";
import { parseNewHold } from "@/lib/privacy/privacy-requests";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/legal-holds`: every hold, those in force first. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/legal-holds");
    return Response.json({ holds: await listHolds(workspace.record.db, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/legal-holds` with `{ name, reason, what }`: keeps text from retention and erasure; 201 with its number. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/legal-holds");
    const hold = parseNewHold(await request.text());
    const id = await placeHold(workspace.record, actor, hold, Date.now());
    return Response.json({ id }, { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
