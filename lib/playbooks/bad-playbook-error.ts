import { DebriefError } from "@/lib/errors";

/** Something about a playbook, its steps or an opinion of one that cannot be written as it was sent. The message says what would be right. */
export class BadPlaybookError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_playbook", 400, message, field);
  }
}
