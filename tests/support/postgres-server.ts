import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL server whose databases tests may create and drop, or `pglite:` when there is none. */
    postgresUrl: string;
  }
}

/** TEST_DATABASE_URL, else a server of our own for this run, else PostgreSQL inside the test process. */
export default function setup(project: TestProject): (() => void) | undefined {
  const given = process.env.TEST_DATABASE_URL;
  const programs = given ? undefined : findPrograms();
  if (!programs) {
    project.provide("postgresUrl", given ?? "pglite:");
    return;
  }
  const server = startServer(programs);
  project.provide("postgresUrl", server.url);
  return server.stop;
}

function findPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const packaged = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, "bin")) : [];
  return [...packaged.sort().reverse(), ...(process.env.PATH ?? "").split(delimiter)].find((folder) => existsSync(join(folder, "pg_ctl")));
}

function startServer(programs: string) {
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
