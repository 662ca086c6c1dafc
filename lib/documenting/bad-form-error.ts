import { DebriefError } from "@/lib/errors";

/** Something of the documenting form cannot be taken as it is; the field is named so that the form can lead there. */
export class BadFormError extends DebriefError {
  constructor(field: string, message: string, code = "bad_form", status = 422) {
    super(code, status, message, field);
  }
}
