import type { Filters } from "@/lib/filters";
import { sideOf } from "@/lib/sample/apart";
import type { Workspace } from "@/lib/workspace";

/** A file made from the sample says so in its name too. */
export function sampleName(name: string, isSample: boolean): string {
  return isSample ? `sample-${name}` : name;
}

/** The name of a file made under these filters. */
export async function fileNameFor({ record }: Pick<Workspace, "record">, filters: Filters, name: string): Promise<string> {
  return sampleName(name, (await sideOf(record.db, filters)).side.isSample);
}
