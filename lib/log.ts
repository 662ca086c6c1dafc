import pino from "pino";
import { type LOG_LEVELS, logLevel } from "@/lib/log-level";
import { type Told, toldOf } from "@/lib/told-error";

/** What a line of the log may say, and nothing else: whatever people wrote, or are called, has no place in it. */
export interface LogFields {
  /** What the answer names, so that one finds the other. */
  id?: string;
  /** The code that the answer gave. */
  code?: string;
  /** Of HTTP. */
  status?: number;
  ms?: number;
  /** Its name in the policy. */
  route?: string;
  /** What kind of actor, never who. */
  actor?: string;
  /** The row of a job, such as an import. */
  job?: number;
  error?: unknown;
}

type Level = (typeof LOG_LEVELS)[number];
type Say = (event: string, fields?: LogFields) => void;

/** One line of JSON for each event, to standard error. */
export const log: Record<Level, Say> = { error: say("error"), warn: say("warn"), info: say("info"), debug: say("debug") };

/**
 * Lets what others write to the console of the server through as an event only: Next would write the message of an error,
 * which may repeat what somebody sent.
 */
export function quietConsole(): void {
  const tell = (level: Level) => (first?: unknown, second?: unknown) => {
    const error = [first, second].find((each) => each instanceof Error);
    log[level]("console", error === undefined ? {} : { error });
  };
  Object.assign(console, { error: tell("error"), warn: tell("warn"), log: tell("debug"), info: tell("debug"), debug: tell("debug") });
}

function say(level: Level): Say {
  return (event, { error, ...fields } = {}) => {
    const told: { error?: Told } = error === undefined ? {} : { error: toldOf(error) };
    written()[level]({ event, ...fields, ...told });
  };
}

let writer: pino.Logger | undefined;

function written(): pino.Logger {
  writer ??= pino(
    {
      // Any; what is written is decided each time.
      level: "debug",
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => process.stderr.write(line) },
  );
  writer.level = logLevel();
  return writer;
}
