import { DebriefError } from "@/lib/errors";

/** Something about a failure, its links or its fixes that cannot be written as it was sent. The message says what would be right. */
export class BadFailureError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_failure", 400, message, field);
  }
}
