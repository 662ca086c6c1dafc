import { answerV1 } from "@/app/api/v1/answer";
import { addCommendation } from "@/lib/api/operations/commendations";

interface Context {
  params: Promise<{ id: string }>;
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerV1(addCommendation, request, params);
}
