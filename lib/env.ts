import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { DebriefError } from "@/lib/errors";

/** What this installation was started with. */
export interface Environment {
  /** The port the server listens on, 1–65535. */
  port: number;
  /** The address of this machine that the server listens on; "0.0.0.0" or "::" for all of them. */
  bind: string;
  /** Where everything is kept, as an absolute path. */
  dataDir: string;
  /** A PostgreSQL address for the record; undefined keeps it in SQLite inside dataDir. */
  databaseUrl: string | undefined;
  /** Names, besides this machine's own, under which the server may be reached; lower case, without ports. */
  hosts: readonly string[];
}

/** A setting that cannot be used; the message says what would be right. */
export class BadSettingError extends DebriefError {
  constructor(setting: string, message: string) {
    super("bad_setting", 500, message, setting);
  }
}

/**
 * Reads PORT, BIND, DATA_DIR, DATABASE_URL and HOST; an empty setting counts as absent.
 * @throws BadSettingError naming the first setting that is wrong.
 */
export function environment(settings: Record<string, string | undefined> = process.env): Environment {
  const present = Object.fromEntries(Object.entries(settings).filter(([name, value]) => name in shape && value?.trim() !== ""));
  const parsed = z.object(shape).safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BadSettingError(String(issue?.path[0]), issue?.message ?? "The settings cannot be read.");
  }
  const { PORT, BIND, DATA_DIR, DATABASE_URL, HOST } = parsed.data;
  return { port: PORT, bind: BIND, dataDir: DATA_DIR, databaseUrl: DATABASE_URL, hosts: HOST };
}

const shape = {
  PORT: z
    .string()
    .trim()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
      error: (issue) => `PORT must be a whole number from 1 to 65535; got "${issue.input}".`,
    })
    .transform(Number)
    .default(3000),
  BIND: z
    .string()
    .trim()
    .refine((text) => isIP(text) !== 0, {
      error: (issue) => `BIND must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them; got "${issue.input}".`,
    })
    .default("127.0.0.1"),
  DATA_DIR: z
    .string()
    .refine((text) => !text.includes("\0"), { error: "DATA_DIR must be a path." })
    .transform((path) => resolve(path.trim()))
    .default(() => resolve("data")),
  DATABASE_URL: z
    .string()
    .trim()
    .refine((text) => /^(postgres(ql)?:\/\/|pglite:)/.test(text), {
      // The address may hold a password, so the message does not repeat it.
      error: "DATABASE_URL must begin with postgres://; leave it out to keep the record in SQLite inside DATA_DIR.",
    })
    .optional(),
  HOST: z
    .string()
    .transform((text) => text.split(",").map((name) => name.trim().toLowerCase()))
    .refine((names) => names.every((name) => /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)$/.test(name)), {
      error: "HOST must be a host name without scheme or port, such as debrief.example.com; several are separated by commas.",
    })
    .default([]),
};
