import { DebriefError } from "@/lib/errors";

/** A decision that cannot be written as it was sent. The message says what would be right. */
export class BadDecisionError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_decision", 400, message, field);
  }
}
