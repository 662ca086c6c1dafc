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
  /** Where people reach the server, such as https://debrief.example.com, without a slash at the end. */
  publicUrl: string | undefined;
  /** The server that mail is handed to, and whom it is from. */
  mail: { url: string; from: string } | undefined;
  /** Who else may say who somebody is (OpenID Connect). */
  provider: ProviderSettings | undefined;
}

export interface ProviderSettings {
  /** Its address, under which it describes itself. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call it. */
  name: string;
}

/** A setting that cannot be used; the message says what would be right. */
export class BadSettingError extends DebriefError {
  constructor(setting: string, message: string) {
    super("bad_setting", 500, message, setting);
  }
}

/**
 * Reads PORT, BIND, DATA_DIR, DATABASE_URL, HOST, PUBLIC_URL, SMTP_… and OIDC_…; an empty setting counts as absent.
 * @throws BadSettingError naming the first setting that is wrong.
 */
export function environment(settings: Record<string, string | undefined> = process.env): Environment {
  const present = Object.fromEntries(Object.entries(settings).filter(([name, value]) => name in shape && value?.trim() !== ""));
  const parsed = z.object(shape).safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BadSettingError(String(issue?.path[0]), issue?.message ?? "The settings cannot be read.");
  }
  const { PORT, BIND, DATA_DIR, DATABASE_URL, HOST, PUBLIC_URL } = parsed.data;
  const publicHost = PUBLIC_URL === undefined ? [] : [new URL(PUBLIC_URL).hostname];
  return {
    port: PORT,
    bind: BIND,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    hosts: [...new Set([...HOST, ...publicHost])],
    publicUrl: PUBLIC_URL,
    mail: mailOf(parsed.data),
    provider: providerOf(parsed.data),
  };
}

type Parsed = z.infer<z.ZodObject<typeof shape>>;

function mailOf({ SMTP_URL: url, SMTP_FROM: from, PUBLIC_URL }: Parsed): Environment["mail"] {
  if (url === undefined) return undefined;
  if (from === undefined) throw new BadSettingError("SMTP_FROM", "SMTP_FROM must say whom mail is from, such as debrief@example.com.");
  requirePublicUrl(PUBLIC_URL, "links in mails");
  return { url, from };
}

function providerOf({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, PUBLIC_URL }: Parsed): ProviderSettings | undefined {
  if (OIDC_ISSUER === undefined) return undefined;
  if (OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined)
    throw new BadSettingError("OIDC_CLIENT_ID", "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together with OIDC_ISSUER.");
  requirePublicUrl(PUBLIC_URL, "the provider");
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name: OIDC_NAME };
}

function requirePublicUrl(publicUrl: string | undefined, who: string): void {
  if (publicUrl === undefined)
    throw new BadSettingError("PUBLIC_URL", `PUBLIC_URL must say where people reach this server: ${who} cannot know it otherwise.`);
}

function isAddress(text: string, pattern: RegExp): boolean {
  return pattern.test(text) && URL.canParse(text);
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
  PUBLIC_URL: z
    .string()
    .trim()
    .refine((text) => isAddress(text, /^https?:\/\/[^/?#@]+\/?$/i), {
      error: "PUBLIC_URL must be the address under which people reach this server, without a path, such as https://debrief.example.com.",
    })
    .transform((text) => new URL(text).origin)
    .optional(),
  // The addresses below may hold passwords, so no message repeats them.
  SMTP_URL: z
    .string()
    .trim()
    .refine((text) => isAddress(text, /^smtps?:\/\//i), {
      error: "SMTP_URL must begin with smtp:// or smtps://, such as smtps://user:password@mail.example.com.",
    })
    .optional(),
  SMTP_FROM: z
    .string()
    .trim()
    .refine((text) => /^[^\r\n]*[^\s@]+@[^\s@]+$/.test(text), {
      error: "SMTP_FROM must be an e-mail address, such as debrief@example.com.",
    })
    .optional(),
  OIDC_ISSUER: z
    .string()
    .trim()
    .refine((text) => isAddress(text, /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/i), {
      error: "OIDC_ISSUER must be the provider's address and begin with https://; http:// is for this machine alone.",
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().trim().optional(),
  OIDC_CLIENT_SECRET: z.string().trim().optional(),
  OIDC_NAME: z.string().trim().default("your company's account"),
};
