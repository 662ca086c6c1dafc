import { execFile } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const copies: string[] = [];
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

test("the migrations of both engines say what db/schema.ts says", async () => {
  expect(await check(process.cwd())).toEqual({ code: 0, errors: "" });
});

test("a schema that is ahead of its migrations is refused for both engines, and nothing is written", async () => {
  const project = copyOfProject();
  appendFileSync(join(project, "db", "schema.ts"), '\nexport const motto = table("motto", { id: id(), text: text("text") });\n');
  const before = readdirSync(join(project, "db/migrations"), { recursive: true });
  expect(await check(project)).toEqual({
    code: 1,
    errors:
      "db/migrations/sqlite is behind db/schema.ts: run npm run db:generate and commit what it writes.\n" +
      "db/migrations/postgres is behind db/schema.ts: run npm run db:generate and commit what it writes.\n",
  });
  expect(readdirSync(join(project, "db/migrations"), { recursive: true })).toEqual(before);
});

function check(project: string): Promise<{ code: number; errors: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, ["bin/generate-migrations.mjs", "--check"], { cwd: project }, (_error, _output, errors) =>
      done({ code: child.exitCode ?? -1, errors }),
    );
  });
}

function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), "debrief-project-"));
  copies.push(copy);
  for (const path of ["bin", "db", "drizzle.config.ts", "tsconfig.json", "package.json"])
    cpSync(path, join(copy, path), { recursive: true });
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  return copy;
}
