import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { findEarlier } from "@/lib/documenting/earlier";
import { headerText } from "@/lib/documenting/header-text";

/**
 * `GET /api/interactions/earlier`: the last contacts of a customer. Who it is and which issue stand in the headers
 * `x-customer` and `x-issue`, percent-encoded: addresses are written into logs on the way here.
 */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/interactions/earlier");
    const asked = { customer: headerText(request.headers, "x-customer"), issueKey: headerText(request.headers, "x-issue") };
    return Response.json({ contacts: await findEarlier(workspace, actor, asked) }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
