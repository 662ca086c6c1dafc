/** How far an import is, from its job as it stands. */
export interface ImportProgress {
  /** 0–1; null while the file is still being looked at. */
  share: number | null;
  rowsDone: number;
  /** Rows of the file; null until it has been read once. */
  rows: number | null;
  /** Null until there is something to measure. */
  rowsPerSecond: number | null;
  secondsLeft: number | null;
}

interface ImportClock {
  rows: number | null;
  rowsDone: number;
  startedAt: number | null;
}

/** Rows are written only after the whole file has been looked at, so before that there is no share and no rate. @param now epoch ms */
export function importProgress({ rows, rowsDone, startedAt }: ImportClock, now: number): ImportProgress {
  const share = rows === null ? null : rows === 0 ? 1 : Math.min(1, rowsDone / rows);
  const seconds = startedAt === null ? 0 : (now - startedAt) / 1000;
  const rowsPerSecond = rowsDone > 0 && seconds >= 0.5 ? rowsDone / seconds : null;
  const secondsLeft = rows === null || rowsPerSecond === null ? null : Math.max(0, (rows - rowsDone) / rowsPerSecond);
  return { share, rowsDone, rows, rowsPerSecond, secondsLeft };
}

/** Whether an import still has something to do. */
export function isUnfinished(state: string): boolean {
  return state === "queued" || state === "running";
}
