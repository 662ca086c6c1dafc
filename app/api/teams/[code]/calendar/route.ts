import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseTeamCalendar } from "@/lib/calendars/calendar-requests";
import { setTeamCalendar } from "@/lib/calendars/calendars";

interface Context {
  params: Promise<{ code: string }>;
}

/** `PUT /api/teams/<code>/calendar` with `{ calendar }`: by which calendar a team works; null by the one for all. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "PUT /api/teams/[code]/calendar");
    const wanted = parseTeamCalendar(await request.text());
    const { record } = workspace;
    await setTeamCalendar(record, actor, (await params).code, wanted, Date.now());
    return new Response(null, { status: 204 });
  } catch (error) {
    return refusal(error);
  }
}
