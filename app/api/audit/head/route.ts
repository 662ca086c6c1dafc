import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { auditHead } from "@/lib/audit/head";

/** `GET /api/audit/head`: `{ position, hash }` of the last entry, to be kept elsewhere for `debrief verify --audit-head`. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/audit/head");
    return Response.json(await auditHead(workspace.record, actor), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
