/** A backup that cannot be made or restored. The message says why and what would be right. */
export class BackupError extends Error {
  override name = "BackupError";
}

/** Another one is being made at this moment. */
export class BackupRunningError extends BackupError {
  override name = "BackupRunningError";
  constructor() {
    super("Another backup is being made right now. Wait until it is done.");
  }
}
