import { DebriefError } from "@/lib/errors";

/** Something about a procedure, its versions or a team that cannot be written as it was sent. The message says what would be right. */
export class BadProcedureError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_procedure", 400, message, field);
  }
}
