/** Why a command could not run, in one sentence for the person at the terminal. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = fileProblem(error);
  return FILE_SENTENCES[code ?? ""]?.(path ?? "What was named") ?? error.message;
}

const FILE_SENTENCES: Record<string, (path: string) => string> = {
  ENOENT: (path) => `There is no ${path}.`,
  EISDIR: (path) => `${path} is a folder, not a file.`,
  EEXIST: (path) => `${path} is a file; DATA_DIR must be a folder that this user may write to.`,
  ENOTDIR: (path) => `${path} lies inside a file; it must lie inside a folder.`,
  EACCES: (path) => `This user may not read or write ${path}.`,
  EPERM: (path) => `This user may not read or write ${path}.`,
  EROFS: (path) => `${path} is on a volume that is read-only.`,
  ENOSPC: (path) => `The disk of ${path} is full.`,
};

/** What Node adds to the errors of its file system. */
function fileProblem(error: Error): { code?: string; path?: string } {
  return {
    ...("code" in error && typeof error.code === "string" && { code: error.code }),
    ...("path" in error && typeof error.path === "string" && { path: error.path }),
  };
}
