import { useSyncExternalStore } from "react";

/** The dialogs that the keyboard opens from anywhere: the palette of commands, and the list of shortcuts. */
export type ShellDialog = "palette" | "shortcuts";

let opened: ShellDialog | null = null;
const listeners = new Set<() => void>();

/** One of them at a time; null closes. */
export function openDialog(dialog: ShellDialog | null): void {
  opened = dialog;
  for (const listener of listeners) listener();
}

/** Which one is open, or on its way: it may still have to be loaded. */
export function openedDialog(): ShellDialog | null {
  return opened;
}

/** The same, followed. */
export function useOpenDialog(): ShellDialog | null {
  return useSyncExternalStore(subscribe, openedDialog, () => null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
