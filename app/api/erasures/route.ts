import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { requestErasure } from "@/lib/privacy/erase";
import { parseMeant } from "@/lib/privacy/privacy-requests";
import { getReceipt, listReceipts } from "@/lib/privacy/receipts";
import { startErasures } from "@/lib/privacy/start-erasure";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/erasures`: every receipt, the newest first. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/erasures");
    return Response.json({ erasures: await listReceipts(workspace.record.db, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/erasures` with `{ subject, id }` or `{ subject, interaction }`: erases somebody; 202 with the receipt as it begins. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/erasures");
    const meant = parseMeant(await request.text());
    const { record } = workspace;
    const code = await requestErasure(record, actor, meant, Date.now());
    startErasures(record);
    return Response.json(await getReceipt(record.db, actor, code), { status: 202, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
