import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ImportLimits, importLimits } from "@/lib/imports/limits";
import { readPreparedRows } from "@/lib/imports/prepared-rows";
import { unpackFile } from "@/lib/imports/unpacking/unpack-file";
import { fileOf } from "./import-arrange";

/** Unpacks a file in this process: the text it holds, or its rows as [line, cells]. */
export async function unpacked(
  content: string | Uint8Array,
  options: { sheet?: string; limits?: Partial<ImportLimits> } = {},
): Promise<{
  target: string;
  form: "text" | "prepared";
  sheet: string | null;
  text: string;
  rows: [number, string[]][];
  problems: string[];
}> {
  const target = join(await mkdtemp(join(tmpdir(), "debrief-unpacked-")), "rows");
  const path = await fileOf(Buffer.from(content), "file");
  const found = await unpackFile(path, target, { limits: { ...importLimits({}), ...options.limits }, sheet: options.sheet });
  if (found.form === "text") return { ...found, target, text: await readFile(target, "utf8"), rows: [], problems: [] };
  const rows: [number, string[]][] = [];
  const problems: string[] = [];
  for await (const piece of readPreparedRows(target)) {
    for (const { line, cells, problem } of piece.rows) {
      rows.push([line, cells]);
      if (problem !== null) problems.push(problem);
    }
  }
  return { ...found, target, text: "", rows, problems };
}
