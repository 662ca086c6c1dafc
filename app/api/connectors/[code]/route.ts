import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseConnectorChange } from "@/lib/connectors/connector-requests";
import { changeConnector, deleteConnector } from "@/lib/connectors/connectors";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `PATCH /api/connectors/<code>` with any of `{ name, isPaused, everyMinutes, email, token }`; a new token needs its e-mail again. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/connectors/[code]");
    const change = parseConnectorChange(await request.text());
    const { record } = workspace;
    return Response.json(await changeConnector(record, actor, (await params).code, change, Date.now()), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/connectors/<code>`: deletes a connector and the list of its runs; what it has fetched stays. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/connectors/[code]");
    const { record } = workspace;
    await deleteConnector(record, actor, (await params).code);
    return Response.json({ deleted: true }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
