import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importLimits } from "@/lib/imports/limits";

const guide = readFileSync("docs/imports.md", "utf8");

/** The quoted words of a union type in a file. */
function wordsOf(path: string, type: string): string[] {
  const declaration = new RegExp(`export type ${type} =([^;]+);`).exec(readFileSync(path, "utf8"))?.[1] ?? "";
  return [...declaration.matchAll(/"([a-z_]+)"/g)].map((match) => match[1] ?? "");
}

test("every reason for a rejection and every warning is explained in docs/imports.md", () => {
  const rowWarnings = [...readFileSync("lib/imports/warnings.ts", "utf8").matchAll(/^ {2}([a-z_]+): \(n: string\)/gm)].map(
    (match) => match[1] ?? "",
  );
  const codes = [
    ...wordsOf("lib/imports/row-problem.ts", "RejectionCode"),
    ...wordsOf("lib/imports/warnings.ts", "WarningCode"),
    ...rowWarnings,
  ];
  expect(codes.length).toBeGreaterThan(25);
  expect(codes.filter((code) => !guide.includes(`\`${code}\``))).toEqual([]);
});

test("the limits are those of docs/imports.md, and can be set", () => {
  expect(importLimits({})).toEqual({
    fileBytes: 512 * 1024 * 1024,
    rows: 2_000_000,
    columns: 500,
    cellCharacters: 1_000_000,
    minutes: 120,
    heapMib: 512,
    unpackedBytes: 1024 * 1024 * 1024,
    unpackedRatio: 200,
    unpackSeconds: 120,
  });
  expect(importLimits({ IMPORT_MAX_ROWS: "10" }).rows).toBe(10);
  expect(() => importLimits({ IMPORT_MAX_ROWS: "many" })).toThrow('IMPORT_MAX_ROWS must be a whole number above 0; got "many".');
});
