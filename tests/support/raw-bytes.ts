import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The files below a folder that hold one of some texts anywhere in their bytes, each with the text. */
export async function filesHolding(folder: string, texts: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = (await readFile(path)).toString("latin1").toLowerCase();
    for (const text of texts) if (bytes.includes(Buffer.from(text).toString("latin1").toLowerCase())) found.push(`${path}: ${text}`);
  }
  return found;
}
