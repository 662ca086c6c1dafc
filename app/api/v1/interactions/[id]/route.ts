import { connection } from "next/server";
import { answerV1 } from "@/app/api/v1/answer";
import { changeInteraction } from "@/lib/api/operations/change-interaction";
import { getInteraction } from "@/lib/api/operations/read-interactions";

interface Context {
  params: Promise<{ id: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  return answerV1(getInteraction, request, params);
}

export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answerV1(changeInteraction, request, params);
}
