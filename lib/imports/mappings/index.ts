import type { Mapping } from "@/lib/imports/mapping";
import { cfpb } from "@/lib/imports/mappings/cfpb";
import { nyc311 } from "@/lib/imports/mappings/nyc311";
import { template } from "@/lib/imports/mappings/template";

/** Every kind of file that is recognised by its header. */
export const mappings = { template, cfpb, nyc311 } satisfies Record<string, Mapping>;

export const allMappings: readonly Mapping[] = Object.values(mappings);

export function mappingByCode(code: string): Mapping | undefined {
  return allMappings.find((mapping) => mapping.code === code);
}
