import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { jsonBody } from "@/lib/imports/import-requests";
import { listShared, parseShared, setShared } from "@/lib/imports/shared-customers";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/imports/shared`: mailboxes and accounts that stand for many people, which repeat metrics leave out. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/imports/shared");
    const { record } = workspace;
    return Response.json({ shared: await listShared(record, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `PUT /api/imports/shared` with `{ "key": …, "isShared": … }`: puts a customer on that list, or takes it off. */
export async function PUT(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/imports/shared");
    const { key, isShared } = parseShared(await jsonBody(request));
    const { record } = workspace;
    await setShared(record, actor, [key], isShared);
    return Response.json({ shared: await listShared(record, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
