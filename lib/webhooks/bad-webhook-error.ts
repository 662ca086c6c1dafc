import { DebriefError } from "@/lib/errors";

/** A webhook that cannot be made or changed as it was sent. The message says what would be right. */
export class BadWebhookError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_webhook", 400, message, field);
  }
}
