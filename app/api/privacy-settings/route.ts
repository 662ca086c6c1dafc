import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parsePrivacyChanges } from "@/lib/privacy/privacy-requests";
import { changePrivacySettings } from "@/lib/privacy/privacy-settings";

/** `PATCH /api/privacy-settings` with `{ retention, redaction }`, either alone: changes what happens from now on. */
export async function PATCH(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/privacy-settings");
    const changes = parsePrivacyChanges(await request.text());
    const { retention, redaction } = await changePrivacySettings(workspace.record, actor, changes);
    return Response.json({ retention, redaction }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
