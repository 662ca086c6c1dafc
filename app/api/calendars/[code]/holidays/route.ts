import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseHolidays } from "@/lib/calendars/calendar-requests";
import { addHolidays } from "@/lib/calendars/calendars";

interface Context {
  params: Promise<{ code: string }>;
}

/** `POST /api/calendars/<code>/holidays` with `{ lines }`: adds days without work, one a line; answers with how many. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/calendars/[code]/holidays");
    const wanted = parseHolidays(await request.text());
    const { record } = workspace;
    const counts = await addHolidays(record, actor, (await params).code, wanted, Date.now());
    return Response.json(counts, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
