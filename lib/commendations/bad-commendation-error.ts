import { DebriefError } from "@/lib/errors";

/** A commendation that cannot be kept as it was sent. The message says what would be right. */
export class BadCommendationError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_commendation", 400, message, field);
  }
}
