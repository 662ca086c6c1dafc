import { DebriefError } from "@/lib/errors";

/** Something about erasing, holding or keeping that cannot be done as it was asked. */
export class BadPrivacyError extends DebriefError {
  constructor(field: string, message: string, code = "bad_privacy", status = 400) {
    super(code, status, message, field);
  }
}
