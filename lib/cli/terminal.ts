import { resolve } from "node:path";

/** What a command speaks through; tests bring their own. */
export interface Terminal {
  /** The command's result, on standard output. */
  write(text: string): void;
  /** Everything else, on standard error. */
  say(text: string): void;
  /** Whether a person is watching standard error, so that progress may be drawn over itself. */
  isWatched: boolean;
  /** The folder that file names are relative to: where the person was when they ran the command. */
  folder: string;
}

/** The terminal of this process. npm changes folders; it leaves the person's in INIT_CWD. */
export function processTerminal(): Terminal {
  return {
    write: (text) => void process.stdout.write(text),
    say: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY === true,
    folder: process.env.INIT_CWD ?? process.cwd(),
  };
}

export function pathFrom(terminal: Terminal, path: string): string {
  return resolve(terminal.folder, path);
}

/** One line that each new text replaces, for a person who watches; nothing otherwise. */
export function progressLine(terminal: Terminal): { show(text: string): void; clear(): void } {
  if (!terminal.isWatched) return { show: () => undefined, clear: () => undefined };
  return { show: (text) => terminal.say(`\r\u001b[K${text}`), clear: () => terminal.say("\r\u001b[K") };
}
