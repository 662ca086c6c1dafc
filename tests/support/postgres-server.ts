import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL server whose databases tests may create and drop; or `pglite:` and an empty database to copy. */
    postgresUrl: string;
  }
}

interface Server {
  url: string;
  stop(): void;
}

/** TEST_DATABASE_URL, else a server of our own for this run, else PostgreSQL inside each test process, which is slower. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { url, stop } = await findServer();
  project.provide("postgresUrl", url);
  return stop;
}

async function findServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  if (given && given !== "pglite:") return { url: given, stop: () => {} };
  const programs = given ? undefined : findPrograms();
  return programs ? startServer(programs) : await emptyDatabase();
}

async function emptyDatabase(): Promise<Server> {
  const directory = mkdtempSync(join(tmpdir(), "debrief-pglite-"));
  const database = await PGlite.create(directory);
  await database.close();
  return { url: `pglite:${directory}`, stop: () => rmSync(directory, { recursive: true, force: true }) };
}

function findPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const packaged = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, "bin")) : [];
  return [...packaged.sort().reverse(), ...(process.env.PATH ?? "").split(delimiter)].find((folder) => existsSync(join(folder, "pg_ctl")));
}

function startServer(programs: string): Server {
  const directory = mkdtempSync(join(tmpdir(), "debrief-postgres-"));
  const owner = unprivileged();
  if (owner) chownSync(directory, owner.uid, owner.gid);
  const data = join(directory, "data");
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(programs, program), args, { cwd: directory, stdio: "ignore", ...owner });

  run("initdb", "-D", data, "-U", "debrief", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
  // No port, so that two runs never meet; nothing here has to survive a power cut.
  const settings = [
    "listen_addresses=''",
    `unix_socket_directories='${directory}'`,
    "fsync=off",
    "full_page_writes=off",
    "max_connections=60",
  ];
  run("pg_ctl", "-D", data, "-l", join(directory, "log"), "-o", settings.map((setting) => `-c ${setting}`).join(" "), "-w", "start");
  return {
    url: `postgres://debrief@localhost/postgres?host=${directory}`,
    stop: () => {
      run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: as whom instead. Undefined when we are nobody special. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (kind: "-u" | "-g") => Number(execFileSync("id", [kind, "nobody"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}
