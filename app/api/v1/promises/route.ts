import { connection } from "next/server";
import { answerV1 } from "@/app/api/v1/answer";
import { listPromises } from "@/lib/api/operations/read-promises";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return answerV1(listPromises, request);
}
