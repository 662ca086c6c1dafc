import { answerV1 } from "@/app/api/v1/answer";
import { changeCommendation } from "@/lib/api/operations/commendations";

interface Context {
  params: Promise<{ id: string }>;
}

export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answerV1(changeCommendation, request, params);
}
