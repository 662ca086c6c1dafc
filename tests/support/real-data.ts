import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const recordings = resolve(process.cwd(), "..", "shared", "fixtures");
const folder = resolve(process.cwd(), "..", "shared", "data");

/** The path of a public data file that is too large to ship; null where it does not lie beside the project. */
export function realFile(name: string): string | null {
  const path = join(folder, name);
  return existsSync(path) ? path : null;
}

/** The recorded answers and tables of these vendors, by their path below the folder of recordings; none where it does not lie beside the project. */
export function recordedFiles(vendors: readonly string[]): { name: string; path: string }[] {
  return vendors.flatMap((vendor) => {
    const below = join(recordings, vendor);
    const names = existsSync(below) ? readdirSync(below).sort() : [];
    return names.map((name) => ({ name: `${vendor}/${name}`, path: join(below, name) }));
  });
}
