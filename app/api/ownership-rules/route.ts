import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { addRule, listRules } from "@/lib/ownership/ownership-rules";
import { parseNewRule } from "@/lib/ownership/rule-requests";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/ownership-rules`: every rule in its order, with how many failures it matches. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/ownership-rules");
    return Response.json({ rules: await listRules(workspace, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/ownership-rules` with `{ procedure?, product?, team?, production?, support? }`: adds a rule after all others; 201 with its id. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/ownership-rules");
    const wanted = parseNewRule(await request.text());
    const { record } = workspace;
    return Response.json(await addRule(record, actor, wanted, Date.now()), { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
