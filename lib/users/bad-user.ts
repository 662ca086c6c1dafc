import { DebriefError } from "@/lib/errors";

/** Something about a user, or about becoming one, that cannot be; the message says what would be right. */
export class BadUserError extends DebriefError {
  constructor(field: string, message: string, status = 400) {
    super("bad_user", status, message, field);
  }
}
