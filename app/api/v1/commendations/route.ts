import { connection } from "next/server";
import { answerV1 } from "@/app/api/v1/answer";
import { listCommendations } from "@/lib/api/operations/commendations";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return answerV1(listCommendations, request);
}
