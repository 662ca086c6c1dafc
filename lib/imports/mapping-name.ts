import { mappingByCode } from "@/lib/imports/mappings/index";

/** What the mapping of an import is called: by its own copy, else by the one that is shipped. */
export function mappingNameOf({ mapping, mappingCode }: { mapping: unknown; mappingCode: string }): string {
  const own = typeof mapping === "object" && mapping !== null && "name" in mapping ? mapping.name : null;
  return typeof own === "string" ? own : (mappingByCode(mappingCode)?.name ?? mappingCode);
}
