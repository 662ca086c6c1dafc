/** Replaces names of accounts (@somebody) by [handle], all but those to keep: they name people. */
export function withoutHandles(text: string, kept: readonly string[]): string {
  if (!text.includes("@")) return text;
  return text.replace(HANDLE, (handle, name: string) =>
    kept.some((each) => each.toLowerCase() === name.toLowerCase()) ? handle : "[handle]",
  );
}

const HANDLE = /(?<![\p{L}\p{N}_.@])@(\w{1,30})/gu;
