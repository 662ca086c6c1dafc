/** What every error of the product carries: a code for programs, a message for people, a status for HTTP. */
export class DebriefError extends Error {
  readonly code: string;
  readonly status: number;
  /** The parameter, column or field that was wrong. */
  readonly field: string | undefined;

  constructor(code: string, status: number, message: string, field?: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.status = status;
    this.field = field;
  }
}

/** A filter, period or option that cannot be understood. The message says what would be right. */
export class BadFilterError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_filter", 400, message, field);
  }
}

/** A file or mapping that cannot be imported as a whole. */
export class BadImportError extends DebriefError {
  constructor(message: string, field?: string, code = "bad_import", status = 400) {
    super(code, status, message, field);
  }
}

export class NotFoundError extends DebriefError {
  constructor(message: string, field?: string) {
    super("not_found", 404, message, field);
  }
}

export class ForbiddenError extends DebriefError {
  constructor(message: string, field?: string, code = "forbidden", status = 403) {
    super(code, status, message, field);
  }
}

/** Who is asking could not be told: no key, or one that is not known. */
export class UnauthorizedError extends DebriefError {
  constructor(message: string) {
    super("unauthorized", 401, message, "Authorization");
  }
}

/** Asked more often than is allowed. */
export class TooManyRequestsError extends DebriefError {
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super("too_many_requests", 429, message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The JSON body of an error answer; anything that is not ours stays generic. */
export function errorBody(error: unknown): { status: number; body: { error: { code: string; message: string; field?: string } } } {
  // What is ours but nobody's who asks, such as a setting, stays generic too.
  if (error instanceof DebriefError && error.status !== 500) {
    const { code, message, field } = error;
    return { status: error.status, body: { error: field === undefined ? { code, message } : { code, message, field } } };
  }
  return {
    status: 500,
    body: {
      error: {
        code: "internal",
        message: "Something went wrong on our side; nothing was changed. Try again, and tell the operator when it happens twice.",
      },
    },
  };
}
