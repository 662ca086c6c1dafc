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
