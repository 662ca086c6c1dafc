import { DebriefError } from "@/lib/errors";

/** A lesson, an action, a training case or a session that cannot be kept as it was sent. The message says what would be right. */
export class BadLearningError extends DebriefError {
  constructor(field: string, message: string, code = "bad_learning", status = 400) {
    super(code, status, message, field);
  }
}
