import { resolve } from "node:path";
import { expect, test } from "vitest";
import { environment } from "@/lib/env";

test("nothing set means port 3000, ./data, SQLite and this machine's own names", () => {
  expect(environment({})).toEqual({ port: 3000, bind: "127.0.0.1", dataDir: resolve("data"), databaseUrl: undefined, hosts: [] });
});

test("an empty setting counts as absent", () => {
  expect(environment({ PORT: "", DATA_DIR: " ", DATABASE_URL: "", HOST: "" })).toEqual(environment({}));
});

test("settings are read into what the product uses", () => {
  const settings = { PORT: " 8080 ", DATA_DIR: "/srv/debrief/", DATABASE_URL: "postgres://db/debrief", HOST: "Debrief.example.com, [::1]" };
  expect(environment(settings)).toEqual({
    port: 8080,
    bind: "127.0.0.1",
    dataDir: "/srv/debrief",
    databaseUrl: "postgres://db/debrief",
    hosts: ["debrief.example.com", "[::1]"],
  });
});

test.each(["0", "65536", "80.5", "3e3", "-1", "http"])("PORT=%s is refused with what would be right", (PORT) => {
  expect(() => environment({ PORT })).toThrow(`PORT must be a whole number from 1 to 65535; got "${PORT}".`);
});

test.each(["localhost", "0.0.0", "300.0.0.1", "*"])("BIND=%s is refused with what would be right", (BIND) => {
  expect(() => environment({ BIND })).toThrow(
    `BIND must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them; got "${BIND}".`,
  );
  expect(environment({ BIND: "0.0.0.0" }).bind).toBe("0.0.0.0");
});

test("a DATABASE_URL that is not PostgreSQL is refused without repeating its password", () => {
  const set = () => environment({ DATABASE_URL: "mysql://root:secret@db/debrief" });
  expect(set).toThrow(/^DATABASE_URL must begin with postgres:\/\//);
  expect(set).not.toThrow(/secret/);
});

test.each(["https://debrief.example.com", "debrief.example.com:443", "a,,b", "*"])("HOST=%s is refused", (HOST) => {
  expect(() => environment({ HOST })).toThrow("HOST must be a host name without scheme or port");
});

test("PUBLIC_URL is an address without a path, under whose name the server is reached too", () => {
  expect(environment({ PUBLIC_URL: "https://Debrief.example.com/", HOST: "debrief.internal" })).toMatchObject({
    publicUrl: "https://debrief.example.com",
    hosts: ["debrief.internal", "debrief.example.com"],
  });
  for (const PUBLIC_URL of ["debrief.example.com", "https://example.com/debrief", "https://a@example.com", "ftp://example.com"])
    expect(() => environment({ PUBLIC_URL })).toThrow("PUBLIC_URL must be the address under which people reach this server");
});

test("mail and the identity provider need what belongs to them, and no message repeats a secret", () => {
  const PUBLIC_URL = "https://debrief.example.com";
  const SMTP_URL = "smtps://user:secret@mail.example.com";
  const provider = { OIDC_ISSUER: "https://id.example.com", OIDC_CLIENT_ID: "debrief", OIDC_CLIENT_SECRET: "secret" };
  expect(environment({ PUBLIC_URL, SMTP_URL, SMTP_FROM: "debrief@example.com", ...provider })).toMatchObject({
    mail: { url: SMTP_URL, from: "debrief@example.com" },
    provider: { issuer: "https://id.example.com", clientId: "debrief", clientSecret: "secret", name: "your company's account" },
  });
  const wrong: [Record<string, string>, string][] = [
    [{ SMTP_URL }, "SMTP_FROM must say whom mail is from"],
    [{ SMTP_URL, SMTP_FROM: "debrief@example.com" }, "PUBLIC_URL must say where people reach this server: links in mails"],
    [{ SMTP_URL: "user:secret@mail" }, "SMTP_URL must begin with smtp:// or smtps://"],
    [{ SMTP_URL, SMTP_FROM: "debrief@example.com\nBcc: x@example.com", PUBLIC_URL }, "SMTP_FROM must be an e-mail address"],
    [{ ...provider, OIDC_CLIENT_ID: "", PUBLIC_URL }, "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together"],
    [provider, "PUBLIC_URL must say where people reach this server: the provider"],
    [
      { ...provider, OIDC_ISSUER: "http://id.example.com", PUBLIC_URL },
      "OIDC_ISSUER must be the provider's address and begin with https://",
    ],
  ];
  for (const [settings, message] of wrong) {
    expect(() => environment(settings)).toThrow(message);
    expect(() => environment(settings)).not.toThrow(/secret@/);
  }
});
