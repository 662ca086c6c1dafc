import { after } from "next/server";
import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { refuseForeign } from "@/lib/access/refusal";
import { forgotPassword } from "@/lib/users/passwords-anew";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/password/forgotten` with `{ email }`: mails a link to who has forgotten their password; the same answer whether there is such a user. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseForeign(request);
    const { record } = await serverWorkspace();
    const mail = await forgotPassword(record, request, Date.now());
    after(() => mail().catch((error: unknown) => process.stderr.write(`A mail could not be sent: ${reasonOf(error)}\n`)));
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}

/** Its code alone: the words of a mail server repeat the address. */
function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "the mail server did not take it";
}
