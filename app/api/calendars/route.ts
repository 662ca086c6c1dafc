import { connection } from "next/server";
import { refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { parseNewCalendar } from "@/lib/calendars/calendar-requests";
import { listCalendars, makeCalendar } from "@/lib/calendars/calendars";

const NO_STORE = { "cache-control": "no-store" };

/** `GET /api/calendars`: every calendar with its hours and holidays, and which team names which. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    const { actor, workspace } = await enter(request, "GET /api/calendars");
    return Response.json(await listCalendars(workspace, actor), { headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}

/** `POST /api/calendars` with `{ name, zone, hours }`: makes a calendar; 201 with its code. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/calendars");
    const wanted = parseNewCalendar(await request.text());
    const { record } = workspace;
    return Response.json(await makeCalendar(record, actor, wanted, Date.now()), { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error);
  }
}
