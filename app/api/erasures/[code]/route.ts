import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { getReceipt } from "@/lib/privacy/receipts";

/** `GET /api/erasures/<code>`: the receipt of an erasure, as a file to keep. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/erasures/[code]");
    const receipt = await getReceipt(workspace.record.db, actor, (await params).code);
    return fileAnswer(`${JSON.stringify(receipt, null, 2)}\n`, `erasure-${receipt.code}.json`, "application/json");
  } catch (error) {
    return refusal(error);
  }
}
