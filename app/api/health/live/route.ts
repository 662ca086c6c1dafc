import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";

/** `GET /api/health/live`: whether the process answers at all. */
export async function GET(request: Request): Promise<Response> {
  try {
    await connection();
    actingFor(request);
    return Response.json({ isLive: true }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
