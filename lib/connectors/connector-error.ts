import { DebriefError } from "@/lib/errors";

/** A connector that cannot be made, or a run that cannot go on. The message says what would be right. */
export class ConnectorError extends DebriefError {
  /** Epoch ms before which the help desk wants not to be asked again. */
  readonly notBefore: number | null;

  constructor(code: string, message: string, options: { field?: string; status?: number; notBefore?: number } = {}) {
    super(code, options.status ?? 400, message, options.field);
    this.notBefore = options.notBefore ?? null;
  }
}
