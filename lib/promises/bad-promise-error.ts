import { DebriefError } from "@/lib/errors";

/** A promise that cannot be kept, moved or withdrawn as it was sent. The message says what would be right. */
export class BadPromiseError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_promise", 400, message, field);
  }
}

/** Somebody else has changed the promise in between: nothing was overwritten. */
export class PromiseChangedError extends DebriefError {
  constructor(message: string) {
    super("promise_changed", 409, message);
  }
}
