import { answerV1 } from "@/app/api/v1/answer";
import { addPromise } from "@/lib/api/operations/write-promises";

interface Context {
  params: Promise<{ id: string }>;
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerV1(addPromise, request, params);
}
