import { chmodSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { closeSecretToOthers } from "@/lib/private-files";
import { requireStrongSecrets } from "@/lib/strong-secrets";

test.each([
  ["DATABASE_URL", "postgres://debrief:password@db.example/debrief", "password"],
  ["DATABASE_URL", "postgres://postgres:postgres@localhost/debrief", "postgres"],
  ["DATABASE_URL", "postgres://debrief:Passw0rd%21@db/debrief", "Passw0rd"],
  ["DATABASE_URL", "postgres://debrief:aaaaaaaaaaaa@db/debrief", "aaaaaaaaaaaa"],
  ["DATABASE_URL", "postgres://debrief:k9%24x@db/debrief", "k9"],
  ["DATABASE_URL", "postgres://debrief:@localhost/debrief", "nothing"],
  ["DATABASE_URL", "postgres://debrief@db.example/debrief", "nothing"],
  ["DATABASE_URL", "postgres://db.example/debrief?password=changeme1", "changeme1"],
  ["SMTP_URL", "smtps://robot:ChangeMe!@mail.example.com", "ChangeMe"],
  ["OIDC_CLIENT_SECRET", "shortbutodd9$", "shortbutodd9"],
  ["OIDC_CLIENT_SECRET", "your-client-secret", "your-client"],
  ["OIDC_CLIENT_SECRET", "<client secret here>", "client secret here"],
])("%s=%s is refused at the start, and not repeated", (setting, value, secret) => {
  const start = () => requireStrongSecrets({ [setting]: value });
  expect(start).toThrow(new RegExp(`^${setting} holds what is easily guessed`));
  expect(start).not.toThrow(new RegExp(secret.replace("$", "\\$")));
});

test.each([
  { DATABASE_URL: "postgres://debrief:mQ8-vLw2xTz@db.example/debrief" },
  { DATABASE_URL: "postgres://debrief@localhost/debrief" },
  { DATABASE_URL: "postgres://debrief@db.example/debrief", PGPASSWORD: "mQ8-vLw2xTz" },
  { DATABASE_URL: "postgres://debrief@db.example/debrief", PGPASSFILE: "/run/secrets/pgpass" },
  { SMTP_URL: "smtp://mail.example.com" },
  { OIDC_CLIENT_SECRET: "GOCSPX-4f8a0b7c2d1e9f6a" },
  { OIDC_CLIENT_SECRET: " " },
  {},
])("%j is taken", (settings) => {
  requireStrongSecrets(settings);
});

test("a secret that others can read is closed, once", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "debrief-modes-"));
  expect(closeSecretToOthers(dataDir)).toBeNull();
  const path = join(dataDir, "secret");
  writeFileSync(path, "00\n");
  chmodSync(path, 0o644);
  expect(closeSecretToOthers(dataDir)).toBe(`${path} could be read by other users of this machine; it cannot any more.`);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(closeSecretToOthers(dataDir)).toBeNull();
});
