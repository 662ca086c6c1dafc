import { DebriefError } from "@/lib/errors";

/** What the log says of an error. */
export interface Told {
  name: string;
  /** Ours, or the driver's or system's. */
  code?: string;
  /** The nearest places in the code. */
  at: string[];
  cause?: Told;
}

/** An error without its message: drivers and parsers repeat values in it. */
export function toldOf(error: unknown, depth = 0): Told {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = error instanceof DebriefError ? error.code : codeOf(error);
  const told: Told = { name: plain(error.name), at: placesOf(error) };
  if (code !== undefined) told.code = code;
  if (error.cause !== undefined && depth < DEEPEST) told.cause = toldOf(error.cause, depth + 1);
  return told;
}

const DEEPEST = 3;
const PLACES = 6;

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? plain(error.code) : undefined;
}

/** A name as programs give them; anything else may be somebody's text. */
function plain(name: string): string {
  return /^[\w.:-]{1,60}$/.test(name) ? name : "unnamed";
}

/** The places at the end of the stack, the message cut off: it may hold lines that look like places. */
function placesOf({ message, stack = "" }: Error): string[] {
  const messageAt = stack.indexOf(message);
  if (messageAt < 0) return [];
  return stack
    .slice(messageAt + message.length)
    .split("\n")
    .filter((line) => PLACE.test(line))
    .slice(0, PLACES)
    .map((line) => line.trim().replace(/^at /, ""));
}

const PLACE = /^\s+at .+:\d+:\d+\)?$/;
