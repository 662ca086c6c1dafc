import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { openApi } from "@/lib/api/openapi";

/** `GET /api/openapi.json`: what programs can ask for, in OpenAPI 3.1. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    await enter(request, "GET /api/openapi.json");
    return Response.json(openApi(), { headers: { "cache-control": "no-cache" } });
  } catch (error) {
    return refusal(error);
  }
}
