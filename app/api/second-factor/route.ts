import { refusal } from "@/app/api/answers";
import { doneAnswer } from "@/app/api/cookies-answer";
import { enter } from "@/lib/access/enter";
import { qrPicture } from "@/lib/access/qr-picture";
import { confirmOwnFactor, offerOwnFactor, removeOwnFactor } from "@/lib/users/own-account";

/** `POST /api/second-factor` with `{ password }`: offers a second factor; its secret, and the picture of it as a path of SVG. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/second-factor");
    const { secret, address } = await offerOwnFactor(workspace.record, actor, request, Date.now());
    return Response.json({ secret, picture: qrPicture(address) }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}

/** `PUT /api/second-factor` with `{ code }`: puts what was offered in force; the backup codes, this once. */
export async function PUT(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/second-factor");
    const backupCodes = await confirmOwnFactor(workspace.record, actor, request, Date.now());
    return Response.json({ backupCodes }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/second-factor` with `{ password }`: takes the own second factor away. */
export async function DELETE(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/second-factor");
    await removeOwnFactor(workspace.record, actor, request, Date.now());
    return doneAnswer();
  } catch (error) {
    return refusal(error);
  }
}
