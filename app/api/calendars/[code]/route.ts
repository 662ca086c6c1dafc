import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseCalendarChange } from "@/lib/calendars/calendar-requests";
import { changeCalendar, deleteCalendar } from "@/lib/calendars/calendars";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PATCH /api/calendars/<code>` with any of `{ name, zone, hours, isDefault }`: changes a calendar. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PATCH /api/calendars/[code]");
    const change = parseCalendarChange(await request.text());
    const { record } = workspace;
    await changeCalendar(record, actor, (await params).code, change, Date.now());
    return new Response(null, { status: 204 });
  } catch (error) {
    return refusal(error);
  }
}

/** `DELETE /api/calendars/<code>`: deletes a calendar with its holidays. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/calendars/[code]");
    const { record } = workspace;
    await deleteCalendar(record, actor, (await params).code, Date.now());
    return new Response(null, { status: 204 });
  } catch (error) {
    return refusal(error);
  }
}
