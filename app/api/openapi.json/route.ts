import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { actingForEither } from "@/lib/access/acting-for-key";
import { openApi } from "@/lib/api/openapi";
import { serverWorkspace } from "@/lib/workspace";

/** `GET /api/openapi.json`: what programs can ask for, in OpenAPI 3.1. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    await actingForEither(request, serverWorkspace);
    return Response.json(openApi(), { headers: { "cache-control": "no-cache" } });
  } catch (error) {
    return refusal(error);
  }
}
