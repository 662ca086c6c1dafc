import { connection } from "next/server";
import { answerV1 } from "@/app/api/v1/answer";
import { listVolumes, setVolumes } from "@/lib/api/operations/volumes";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return answerV1(listVolumes, request);
}

export async function POST(request: Request): Promise<Response> {
  return answerV1(setVolumes, request);
}
