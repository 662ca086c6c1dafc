import { DebriefError } from "@/lib/errors";

export class BadCalendarError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_calendar", 400, message, field);
  }
}
