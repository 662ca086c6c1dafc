import { DebriefError } from "@/lib/errors";

/** An outgoing webhook that cannot be made or changed as it was sent. The message says what would be right. */
export class BadOutgoingError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_outgoing_webhook", 400, message, field);
  }
}
