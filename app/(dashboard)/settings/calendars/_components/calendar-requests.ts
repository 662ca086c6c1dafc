import { accepted } from "@/app/_data/accepted";
import { setUpText } from "@/app/messages/set-up-text";

/** A calendar as it is written in its form. */
export interface WrittenCalendar {
  name: string;
  zone: string;
  /** Seven texts, Monday first. */
  hours: string[];
}

export const makeCalendar = (calendar: WrittenCalendar): Promise<unknown> => send("POST", "/api/calendars", calendar);

export const changeCalendar = (code: string, change: Partial<WrittenCalendar> & { isDefault?: true }): Promise<unknown> =>
  send("PATCH", addressOf(code), change);

export const deleteCalendar = (code: string): Promise<unknown> => send("DELETE", addressOf(code));

export const addHolidays = (code: string, lines: string): Promise<{ added: number; renamed: number }> =>
  send("POST", `${addressOf(code)}/holidays`, { lines });

export const removeHoliday = (code: string, day: string): Promise<unknown> => send("DELETE", `${addressOf(code)}/holidays/${day}`);

export const setTeamCalendar = (team: string, calendar: string | null): Promise<unknown> =>
  send("PUT", `/api/teams/${encodeURIComponent(team)}/calendar`, { calendar });

const addressOf = (code: string) => `/api/calendars/${encodeURIComponent(code)}`;

/** Rejects with a sentence to show. */
async function send<Answer>(method: string, address: string, body?: object): Promise<Answer> {
  const response = await accepted(
    await fetch(address, body ? { method, body: JSON.stringify(body) } : { method }),
    setUpText.calendars.failed,
  );
  // What is only done is answered without a word.
  return JSON.parse((await response.text()) || "null");
}
