#!/usr/bin/env node
// Writes the next migration of both engines from db/schema.ts: `npm run db:generate -- --name what_changes`.
// With --check it writes nothing. Either way it exits 1 when a folder of migrations is behind the schema.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { projectFolder, say } from "./terminal.mjs";

const { values: options } = parseArgs({ options: { check: { type: "boolean" }, name: { type: "string", default: "schema" } } });

for (const dialect of ["sqlite", "postgres"]) {
  // With the terminal, because it may have to ask whether a column is new or was renamed.
  if (!options.check) generate(dialect, folderOf(dialect), "inherit");
  if (isCurrent(dialect)) continue;
  say(`db/migrations/${dialect} is behind db/schema.ts: run npm run db:generate and commit what it writes.`);
  process.exitCode = 1;
}

/** Generates into a copy: a folder is current when there is nothing to add. */
function isCurrent(dialect) {
  const copy = mkdtempSync(join(tmpdir(), "debrief-migrations-"));
  try {
    if (existsSync(folderOf(dialect))) cpSync(folderOf(dialect), copy, { recursive: true });
    const { stdout, stderr } = generate(dialect, copy, "pipe");
    if (stdout.includes("No schema changes")) return true;
    // Without a terminal it stops where it would have asked, and an error does not show in its exit code.
    if (!/Your SQL migration file|Interactive prompts/.test(stdout + stderr)) say(`drizzle-kit failed:\n${stdout}${stderr}`);
    return false;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function generate(dialect, out, stdio) {
  const kit = join(projectFolder, "node_modules", "drizzle-kit", "bin.cjs");
  // It reads an absolute path as a relative one.
  const env = { ...process.env, DEBRIEF_DIALECT: dialect, DEBRIEF_MIGRATIONS_OUT: relative(projectFolder, out) };
  return spawnSync(process.execPath, [kit, "generate", "--name", options.name], { cwd: projectFolder, encoding: "utf8", env, stdio });
}

function folderOf(dialect) {
  return join(projectFolder, "db", "migrations", dialect);
}
