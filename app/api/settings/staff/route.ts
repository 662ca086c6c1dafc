import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { changeStaffMinimum, parseStaffMinimum } from "@/lib/staff/staff-minimum";

/** `PATCH /api/settings/staff` with `{ staffMinimum }`: from how many on a share of one member of staff is shown, 10–1000. */
export async function PATCH(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/settings/staff");
    const staffMinimum = parseStaffMinimum(await request.text());
    const { record } = workspace;
    return Response.json(await changeStaffMinimum(record, actor, staffMinimum), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
