import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { NotFoundError } from "@/lib/errors";
import { parseFilters } from "@/lib/filters";
import { answerSimilar } from "@/lib/similar/answer-similar";
import { getSimilar } from "@/lib/similar/get-similar";
import { parseSimilarAnswer } from "@/lib/similar/similar-requests";

interface Context {
  params: Promise<{ code: string }>;
}

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/failures/<code>/similar`: the unlinked interactions that read like the failure's own. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "GET /api/failures/[code]/similar");
    const { code } = await params;
    const { filters } = parseFilters(new URL(request.url).searchParams);
    const similar = await getSimilar(workspace, actor, code, filters);
    if (!similar) throw new NotFoundError(`there is no failure "${code}"`, "failure");
    return Response.json(similar, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/failures/<code>/similar` with `{ answer: "link" | "refuse", ids }`: what a person says of some of them. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/failures/[code]/similar");
    const answer = parseSimilarAnswer(await request.text());
    const { record, facts } = workspace;
    const answered = await answerSimilar(record, actor, (await params).code, answer, Date.now());
    // Whoever looks again now sees what was linked.
    await facts.sync();
    return Response.json(answered, { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
