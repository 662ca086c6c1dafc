import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { holds } from "@/tests/support/holds";
import { sourceFiles } from "@/tests/support/source-files";

describe("packages", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const floors = JSON.parse(readFileSync("tests/version-floors.json", "utf8"));
  const declared: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies };

  test("versions are exact", () => {
    const loose = Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    holds("package.json names one exact version of each package", loose.map(String));
  });

  test("every package is explained", () => {
    const explained = readFileSync("docs/dependencies.md", "utf8");
    const unexplained = Object.keys(declared).filter((name) => !new RegExp(`^\\|.*(^|[ ,])${name}[ ,].*\\|`, "m").test(explained));
    holds("docs/dependencies.md says why each package is there", unexplained);
  });

  test("what is imported is declared", () => {
    const packageOf = (target: string) =>
      target
        .split("/")
        .slice(0, target.startsWith("@") ? 2 : 1)
        .join("/");
    const missing = sourceFiles().flatMap((file) =>
      file.imports
        .filter((each) => !each.isOwn && !each.target.startsWith("node:") && !(packageOf(each.target) in declared))
        .map((each) => `${file.path} imports ${each.target}`),
    );
    holds("Every imported package stands in package.json", missing);
    // Every file of the product and of its tests is read and parsed.
  }, 90_000);

  test("nothing is older than its floor", () => {
    const old = Object.entries<string>(floors.packages).filter(([name, floor]) =>
      isBelow(lock.packages[`node_modules/${name}`]?.version, floor),
    );
    holds("No installed package is below its floor of tests/version-floors.json", old.map(String));
    expect(isBelow("3.9.0", "3.10.0")).toBe(true);
  });

  test("SQLite is not older than its floor", () => {
    const database = new Database(":memory:");
    const version = String(database.prepare("select sqlite_version()").pluck().get());
    database.close();
    holds(`SQLite is at least ${floors.sqlite}`, isBelow(version, floors.sqlite) ? [version] : []);
  });

  test("banned packages are not installed, at any depth", () => {
    const banned = floors.banned.flatMap((name: string) =>
      Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`)),
    );
    holds(`None of ${floors.banned.join(", ")} is installed`, banned);
  });
});

function isBelow(version: string | undefined, floor: string): boolean {
  if (version === undefined) return false;
  const [ours, lowest] = [version, floor].map((each) => each.split(/[.-]/).slice(0, 3).map(Number));
  const first = [0, 1, 2].find((at) => ours?.[at] !== lowest?.[at]);
  return first !== undefined && (ours?.[first] ?? 0) < (lowest?.[first] ?? 0);
}
