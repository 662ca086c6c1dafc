import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseHolidayDay } from "@/lib/calendars/calendar-requests";
import { removeHoliday } from "@/lib/calendars/calendars";

interface Context {
  params: Promise<{ code: string; day: string }>;
}

/** `DELETE /api/calendars/<code>/holidays/<day>`: people work on that day after all. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "DELETE /api/calendars/[code]/holidays/[day]");
    const { code, day } = await params;
    const { record } = workspace;
    await removeHoliday(record, actor, code, parseHolidayDay(day), Date.now());
    return new Response(null, { status: 204 });
  } catch (error) {
    return refusal(error);
  }
}
