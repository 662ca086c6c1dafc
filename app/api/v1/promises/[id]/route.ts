import { answerV1 } from "@/app/api/v1/answer";
import { changePromise } from "@/lib/api/operations/write-promises";

interface Context {
  params: Promise<{ id: string }>;
}

export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answerV1(changePromise, request, params);
}
