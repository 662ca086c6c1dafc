import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { dismissNeed, nameNeed } from "@/lib/similar/change-need";
import { parseNeedChange, parseNeedName } from "@/lib/similar/similar-requests";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `POST /api/needs/<code>` with `{ title, procedure, mode }`: makes the group a failure; 201 with its code and how many interactions it has. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/needs/[code]");
    const wanted = parseNeedName(await request.text());
    const { record, facts } = workspace;
    const named = await nameNeed(record, actor, (await params).code, wanted, Date.now());
    // Its page counts what was linked a moment ago.
    await facts.sync();
    return Response.json(named, { status: 201, headers: { ...NO_STORE, location: `/failures/${named.code}` } });
  } catch (error) {
    return refusal(error);
  }
}

/** `PATCH /api/needs/<code>` with `{ isDismissed }`: says that the group is nothing, or takes that back. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/needs/[code]");
    const { isDismissed } = parseNeedChange(await request.text());
    const { record } = workspace;
    await dismissNeed(record, actor, (await params).code, isDismissed, Date.now());
    return Response.json({ isDismissed }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
