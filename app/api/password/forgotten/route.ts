import { after } from "next/server";
import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { refuseForeign } from "@/lib/access/refusal";
import { log } from "@/lib/log";
import { forgotPassword } from "@/lib/users/passwords-anew";
import { serverWorkspace } from "@/lib/workspace";

/** `POST /api/password/forgotten` with `{ email }`: mails a link to who has forgotten their password; the same answer whether there is such a user. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseForeign(request);
    const { record } = await serverWorkspace();
    const mail = await forgotPassword(record, request, Date.now());
    after(() => mail().catch((error: unknown) => log.error("mail_not_sent", { error })));
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
