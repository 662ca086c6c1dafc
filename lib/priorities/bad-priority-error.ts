import { DebriefError } from "@/lib/errors";

/** Weights that cannot be kept as they were sent. The message says what would be right. */
export class BadPriorityError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_priority", 400, message, field);
  }
}
