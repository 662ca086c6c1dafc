import { rename, rm, stat } from "node:fs/promises";
import { BadImportError } from "@/lib/errors";
import { examineFile } from "@/lib/imports/examine-file";
import { kindOfFile } from "@/lib/imports/file-kind";
import type { ImportLimits } from "@/lib/imports/limits";
import { type Archive, openArchive } from "@/lib/imports/unpacking/archive";
import { openJson, tooManyRows } from "@/lib/imports/unpacking/json-rows";
import { growingFile, rowsFile } from "@/lib/imports/unpacking/rows-file";
import { type UnpackBudget, unpackBudget } from "@/lib/imports/unpacking/unpack-budget";
import { isOfficeFile, openWorkbook } from "@/lib/imports/unpacking/workbook";

/** What became of a file that is no plain table. */
export interface Unpacked {
  /** "text" is a table as text, "prepared" holds rows as prepared-rows.ts writes them. */
  form: "text" | "prepared";
  /** The sheet that was read; null for what is no workbook. */
  sheet: string | null;
}

/**
 * Makes an archive, a workbook or a JSON file a table that is read row by row, in `target`. Call it in a process of its
 * own (unpack.ts): what the file holds is not to be trusted.
 * @param sheet the sheet of a workbook; the first when undefined
 * @throws BadImportError when it cannot be unpacked within the limits
 */
export async function unpackFile(
  path: string,
  target: string,
  options: { limits: ImportLimits; sheet?: string | undefined },
): Promise<Unpacked> {
  const { size } = await stat(path);
  const unpacking: Unpacking = { ...options, target, budget: unpackBudget(size, options.limits) };
  return (await kindOfFile(path)) === "archive" ? fromArchive(path, unpacking, true) : fromJson(path, unpacking);
}

interface Unpacking {
  limits: ImportLimits;
  sheet?: string | undefined;
  target: string;
  budget: UnpackBudget;
}

async function fromArchive(path: string, unpacking: Unpacking, mayBeNested: boolean): Promise<Unpacked> {
  const archive = await openArchive(path, unpacking.limits, unpacking.budget);
  try {
    if (isOfficeFile(archive)) return await fromWorkbook(archive, unpacking);
    if (!mayBeNested) throw nested();
    return await fromOnlyFile(archive, unpacking);
  } finally {
    archive.close();
  }
}

async function fromWorkbook(archive: Archive, { limits, sheet, target, budget }: Unpacking): Promise<Unpacked> {
  const workbook = await openWorkbook(archive, limits, sheet);
  const file = rowsFile(target, { sheet: workbook.sheet, sheets: workbook.sheets }, budget);
  let rows = 0;
  for await (const { number, cells, isTooLong } of workbook.rows()) {
    // The header and lines above it are rows here.
    if (++rows > limits.rows + 100) throw tooManyRows(limits.rows);
    await file.add({ line: number, cells, problem: isTooLong ? "too_long" : null });
  }
  await file.end();
  return { form: "prepared", sheet: workbook.sheet };
}

async function fromOnlyFile(archive: Archive, unpacking: Unpacking): Promise<Unpacked> {
  const { target } = unpacking;
  const paths = [...archive.files.keys()].filter((path) => !isLitter(path));
  const [only] = paths;
  if (only === undefined) throw new BadImportError("The archive holds no file.", undefined, "empty_file");
  if (paths.length > 1) throw severalFiles(paths);
  const inner = `${target}.inner`;
  try {
    const file = growingFile(inner);
    for await (const piece of archive.pieces(only)) await file.write(piece);
    await file.end();
    const kind = await kindOfFile(inner);
    if (kind === "archive") return await fromArchive(inner, unpacking, false);
    if (kind === "json") return await fromJson(inner, unpacking);
    await rename(inner, target);
    return { form: "text", sheet: null };
  } finally {
    await rm(inner, { force: true });
  }
}

async function fromJson(path: string, { limits, target, budget }: Unpacking): Promise<Unpacked> {
  const { encoding } = await examineFile(path, { ...limits, fileBytes: Math.max(limits.fileBytes, limits.unpackedBytes) });
  const json = await openJson(path, encoding, limits);
  const file = rowsFile(target, { sheet: null, sheets: [] }, budget);
  await file.add({ line: 0, cells: json.columns, problem: null });
  for await (const row of json.rows()) {
    if (row.problem !== null || row.cells.some((cell) => cell.trim() !== "")) await file.add(row);
  }
  await file.end();
  return { form: "prepared", sheet: null };
}

/** What programs for packing add by themselves. */
function isLitter(path: string): boolean {
  return path.startsWith("__MACOSX/") || /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(path);
}

function nested(): BadImportError {
  return new BadImportError(
    "The archive holds another archive. Pack the one file that is to be imported by itself.",
    undefined,
    "nested_archive",
  );
}

function severalFiles(paths: string[]): BadImportError {
  if (paths.includes("content.xml")) {
    return new BadImportError("This is an OpenDocument file. Save its table as XLSX or CSV and import that.", undefined, "not_a_table");
  }
  const names = paths.slice(0, 3).map((path) => `"${path.slice(0, 60)}"`);
  return new BadImportError(
    `The archive holds ${paths.length.toLocaleString("en-US")} files, among them ${names.join(", ")}. Pack the one that is to be imported by itself.`,
    undefined,
    "several_files",
  );
}
