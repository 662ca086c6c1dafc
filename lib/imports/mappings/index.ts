import type { Mapping } from "@/lib/imports/mapping";
import { airlineTweets } from "@/lib/imports/mappings/airline-tweets";
import { callLog } from "@/lib/imports/mappings/call-log";
import { cfpb } from "@/lib/imports/mappings/cfpb";
import { contactVolumes } from "@/lib/imports/mappings/contact-volumes";
import { fcc } from "@/lib/imports/mappings/fcc";
import { helpDesk } from "@/lib/imports/mappings/help-desk";
import { itsm } from "@/lib/imports/mappings/itsm";
import { nyc311 } from "@/lib/imports/mappings/nyc311";
import { reclameAqui } from "@/lib/imports/mappings/reclame-aqui";
import { servicenow } from "@/lib/imports/mappings/servicenow";
import { supportTweets } from "@/lib/imports/mappings/support-tweets";
import { template } from "@/lib/imports/mappings/template";
import { uwv } from "@/lib/imports/mappings/uwv";

/** Every kind of file that is recognised by its header, the ones that a newcomer is likely to have first. */
export const allMappings: readonly Mapping[] = [
  template,
  helpDesk,
  contactVolumes,
  servicenow,
  itsm,
  callLog,
  cfpb,
  nyc311,
  fcc,
  airlineTweets,
  supportTweets,
  uwv,
  reclameAqui,
];

export function mappingByCode(code: string): Mapping | undefined {
  return allMappings.find((mapping) => mapping.code === code);
}
