import { BadSettingError } from "@/lib/env";

/**
 * Refuses a password or secret among the settings that anybody would try first. No message repeats one.
 * @throws BadSettingError naming the setting
 */
export function requireStrongSecrets(settings: Record<string, string | undefined> = process.env): void {
  for (const [setting, { fewest, secretOf }] of Object.entries(SECRETS)) {
    const text = settings[setting]?.trim();
    if (!text) continue;
    const secret = secretOf(text, settings);
    if (secret !== null && !isStrong(secret, fewest))
      throw new BadSettingError(
        setting,
        `${setting} holds what is easily guessed: the secret in it must have at least ${fewest} characters, not all alike, and be no placeholder.`,
      );
  }
}

/** Where the secrets are; those of addresses as they are meant, without their encoding. */
const SECRETS: Record<string, { fewest: number; secretOf: (text: string, settings: Record<string, string | undefined>) => string | null }> =
  {
    DATABASE_URL: { fewest: 8, secretOf: databasePassword },
    SMTP_URL: { fewest: 8, secretOf: passwordIn },
    OIDC_CLIENT_SECRET: { fewest: 16, secretOf: (text) => text },
  };

/** A database on another machine needs a password; on this one its system may vouch for the user. */
function databasePassword(text: string, { PGPASSWORD, PGPASSFILE }: Record<string, string | undefined>): string | null {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return null;
  const { hostname, searchParams } = new URL(text);
  const shown = passwordIn(text) ?? searchParams.get("password") ?? PGPASSWORD;
  const isHere = ["", "localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const isElsewhere = PGPASSFILE !== undefined || searchParams.has("sslcert") || searchParams.has("sslkey");
  return shown ?? (isHere || isElsewhere ? null : "");
}

function passwordIn(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { username, password } = new URL(text);
  if (password === "") return username === "" || !text.includes(`${username}:@`) ? null : "";
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}

function isStrong(secret: string, fewest: number): boolean {
  const plain = secret.toLowerCase().replace(/[^a-z]/g, "");
  const isPlaceholder = PLACEHOLDERS.some((word) => plain === word || (plain.includes(word) && plain.length <= word.length + 4));
  return secret.length >= fewest && new Set(secret).size >= 4 && !isPlaceholder && !/^(<.*>|\$\{.*\}|\{\{.*\}\})$/.test(secret);
}

const PLACEHOLDERS = [
  "changeme",
  "changeit",
  "replaceme",
  "secret",
  "supersecret",
  "clientsecret",
  "yoursecret",
  "password",
  "passwort",
  "passw",
  "yourpassword",
  "postgres",
  "debrief",
  "example",
  "placeholder",
  "admin",
  "letmein",
  "qwerty",
  "test",
  "todo",
  "xxxx",
];
