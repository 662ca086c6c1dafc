import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseClearing } from "@/lib/learning/case-requests";
import { clearCase } from "@/lib/learning/write-cases";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/training-cases/<code>/clearing` with the digest of what was read: nobody is in it, and others may see it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/training-cases/[code]/clearing");
    const asked = parseClearing(await request.text());
    const { code } = await params;
    const { record } = workspace;
    await clearCase(record, actor, code, asked, Date.now());
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
