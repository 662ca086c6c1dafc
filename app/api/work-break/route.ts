import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseBreak, setBreak } from "@/lib/self-care/breaks";

/** `PUT /api/work-break` with `{ onBreak }`: begins or ends the break of whoever asks. Nothing is answered: it is for their own page. */
export async function PUT(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/work-break");
    const onBreak = parseBreak(await request.text());
    const { record } = workspace;
    await setBreak(record, actor, onBreak, Date.now());
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
