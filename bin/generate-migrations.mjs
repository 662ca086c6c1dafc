#!/usr/bin/env node
// Writes the next migration of both engines from db/schema.ts: `npm run db:generate -- --name what_changes`.
// With --check it writes nothing, and exits 1 when a folder is behind the schema.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const project = fileURLToPath(new URL("..", import.meta.url));
const { values: options } = parseArgs({
  options: { check: { type: "boolean", default: false }, name: { type: "string", default: "schema" } },
});

for (const dialect of ["sqlite", "postgres"]) {
  const folder = join(project, "db", "migrations", dialect);
  if (options.check) check(dialect, folder);
  else generate(dialect, folder);
}

function check(dialect, folder) {
  const copy = mkdtempSync(join(tmpdir(), "debrief-migrations-"));
  try {
    if (existsSync(folder)) cpSync(folder, copy, { recursive: true });
    generate(dialect, copy);
    const missing = migrations(copy).filter((name) => !migrations(folder).includes(name));
    if (missing.length === 0) return;
    console.error(`db/migrations/${dialect} is behind db/schema.ts: run npm run db:generate and commit what it writes.`);
    process.exitCode = 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function generate(dialect, out) {
  const kit = join(project, "node_modules", "drizzle-kit", "bin.cjs");
  const ran = spawnSync(process.execPath, [kit, "generate", "--name", options.name], {
    cwd: project,
    encoding: "utf8",
    // No terminal: where drizzle-kit would ask whether a column was renamed, it fails instead of waiting for ever.
    stdio: [options.check ? "ignore" : "inherit", "pipe", "pipe"],
    env: { ...process.env, DEBRIEF_DIALECT: dialect, DEBRIEF_MIGRATIONS_OUT: out },
  });
  if (ran.status === 0) return;
  console.error(`drizzle-kit could not generate the ${dialect} migrations:\n${ran.stdout}${ran.stderr}`);
  process.exit(1);
}

function migrations(folder) {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".sql")) : [];
}
