import { RecordBusyError } from "@/db/tx";
import { DebriefError } from "@/lib/errors";

/** The record cannot be written now; nothing was changed. */
export class UnavailableError extends DebriefError {
  readonly retryAfterSeconds: number;

  constructor(code: string, status: 503 | 507, message: string, retryAfterSeconds: number) {
    super(code, status, message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What a program is told when the disk, not its request, is to blame; any other error as it is. */
export function plainly(error: unknown): unknown {
  if (error instanceof RecordBusyError) {
    return new UnavailableError("busy", 503, "The record was being written by others for too long. Nothing was changed; try again.", 1);
  }
  const code = codeOf(error);
  if (code === "SQLITE_FULL" || code === "ENOSPC") {
    return new UnavailableError("disk_full", 507, "The disk of the server is full. Nothing was changed; try again when there is room.", 60);
  }
  if (/^SQLITE_(READONLY|IOERR|CANTOPEN)/.test(code) || code === "EROFS") {
    return new UnavailableError("not_writable", 503, "The record cannot be written at present. Nothing was changed; try again.", 60);
  }
  return error;
}

/** What the driver, or the file system below it, says. */
function codeOf(error: unknown): string {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && /^(SQLITE_|E[A-Z]+$)/.test(cause.code)) return cause.code;
  }
  return "";
}
