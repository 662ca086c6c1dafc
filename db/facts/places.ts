import { mkdirSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { IN_MEMORY, removeFiles } from "@/db/facts/generation";

/** Where the generations of one facts database are kept. */
export interface Places {
  /** What earlier runs have left. */
  newestFirst(): string[];
  /** For the next generation. */
  next(): string;
  /** Deletes all but one. */
  keepOnly(path: string): void;
}

/** `server.duckdb` names a row of files, `server.1.duckdb`, `server.2.duckdb` …: each rebuild writes the next, the newest whole one counts. */
export function placesAt(path: string): Places {
  if (path === IN_MEMORY) return { newestFirst: () => [], next: () => IN_MEMORY, keepOnly: () => undefined };
  const folder = dirname(path);
  const name = basename(path, ".duckdb");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (number: number) => join(folder, `${name}.${number}.duckdb`);
  const numbers = () =>
    readdirSync(folder)
      .filter((file) => file.startsWith(`${name}.`) && file.endsWith(".duckdb"))
      .map((file) => Number(file.slice(name.length + 1, -".duckdb".length)))
      .filter((number) => Number.isInteger(number));
  let last = Math.max(0, ...numbers());
  return {
    newestFirst: () =>
      numbers()
        .sort((a, b) => b - a)
        .map(pathOf),
    next: () => pathOf(++last),
    keepOnly: (kept) => {
      for (const number of numbers()) if (pathOf(number) !== kept) removeFiles(pathOf(number));
    },
  };
}
