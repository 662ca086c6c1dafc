import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { listUsers } from "@/lib/users/users";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/users`: everybody who can sign in or could. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/users");
    return Response.json({ users: await listUsers(workspace.record.db, actor) }, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
