import { DebriefError } from "@/lib/errors";

/** A view that cannot be saved as it was sent. The message says what would be right. */
export class BadViewError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_view", 400, message, field);
  }
}
