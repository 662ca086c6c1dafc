import { connection } from "next/server";
import { cookiesAnswer } from "@/app/api/cookies-answer";
import { providerProblem } from "@/app/api/sign-in/provider/provider-problem";
import { askProvider } from "@/lib/access/provider-sign-in";
import { refuseForeign } from "@/lib/access/refusal";
import { serverWorkspace } from "@/lib/workspace";

/** `GET /api/sign-in/provider?next=/path`: leads the browser to the identity provider. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  try {
    refuseForeign(request);
    const { record } = await serverWorkspace();
    const { address, cookies } = await askProvider(record, request, Date.now());
    return cookiesAnswer(cookies, 303, address);
  } catch (error) {
    return providerProblem(error);
  }
}
