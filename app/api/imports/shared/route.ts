import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { jsonBody } from "@/lib/imports/import-requests";
import { listShared, parseShared, setShared } from "@/lib/imports/shared-customers";
import { serverWorkspace } from "@/lib/workspace";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/imports/shared`: mailboxes and accounts that stand for many people, which repeat metrics leave out. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const actor = actingFor(request);
    const { record } = await serverWorkspace();
    return Response.json({ shared: await listShared(record, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `PUT /api/imports/shared` with `{ "key": …, "isShared": … }`: puts a customer on that list, or takes it off. */
export async function PUT(request: Request): Promise<Response> {
  try {
    const actor = actingFor(request);
    const { key, isShared } = parseShared(await jsonBody(request));
    const { record } = await serverWorkspace();
    await setShared(record, actor, [key], isShared);
    return Response.json({ shared: await listShared(record, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
