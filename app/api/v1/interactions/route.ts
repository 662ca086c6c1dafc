import { connection } from "next/server";
import { answerV1 } from "@/app/api/v1/answer";
import { createInteractions } from "@/lib/api/operations/create-interactions";
import { listInteractions } from "@/lib/api/operations/read-interactions";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return answerV1(listInteractions, request);
}

export async function POST(request: Request): Promise<Response> {
  return answerV1(createInteractions, request);
}
