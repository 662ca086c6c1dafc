import { readHead } from "@/lib/imports/csv-rows";
import type { OpenedFile } from "@/lib/imports/data-rows";
import { type Examination, examineFile } from "@/lib/imports/examine-file";
import type { ImportLimits } from "@/lib/imports/limits";
import type { Mapping } from "@/lib/imports/mapping";
import { allMappings } from "@/lib/imports/mappings/index";
import { recognise } from "@/lib/imports/recognise";

/** A file that can be imported, and what its bytes said. */
export interface ImportableFile extends OpenedFile {
  examination: Examination;
}

/**
 * Looks at a file before anything is read from it: encoding, delimiter, header row, mapping.
 * @param forced the only mapping that may match
 * @throws BadImportError when it is no text, too large, or of no known kind
 */
export async function openFile(
  path: string,
  limits: ImportLimits,
  options: { forced?: Mapping | undefined; examination?: Examination } = {},
): Promise<ImportableFile> {
  const examination = options.examination ?? (await examineFile(path, limits));
  const head = await readHead(path, examination.encoding);
  const layout = recognise(head, allMappings, limits.columns, options.forced);
  return { path, limits, examination, layout, shape: { encoding: examination.encoding, delimiter: layout.delimiter } };
}
