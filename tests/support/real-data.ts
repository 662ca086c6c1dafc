import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(process.cwd(), "..", "shared", "data");

/** The path of a public data file that is too large to ship; null where it does not lie beside the project. */
export function realFile(name: string): string | null {
  const path = join(folder, name);
  return existsSync(path) ? path : null;
}
