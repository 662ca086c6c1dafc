import type { Mapping } from "@/lib/imports/mapping";
import { airlineTweets } from "@/lib/imports/mappings/airline-tweets";
import { callLog } from "@/lib/imports/mappings/call-log";
import { cfpb } from "@/lib/imports/mappings/cfpb";
import { fcc } from "@/lib/imports/mappings/fcc";
import { freshdesk } from "@/lib/imports/mappings/freshdesk";
import { helpDesk } from "@/lib/imports/mappings/help-desk";
import { hubspot } from "@/lib/imports/mappings/hubspot";
import { intercom } from "@/lib/imports/mappings/intercom";
import { itsm } from "@/lib/imports/mappings/itsm";
import { jira } from "@/lib/imports/mappings/jira";
import { nyc311 } from "@/lib/imports/mappings/nyc311";
import { reclameAqui } from "@/lib/imports/mappings/reclame-aqui";
import { salesforce } from "@/lib/imports/mappings/salesforce";
import { servicenow } from "@/lib/imports/mappings/servicenow";
import { supportTweets } from "@/lib/imports/mappings/support-tweets";
import { template } from "@/lib/imports/mappings/template";
import { uwv } from "@/lib/imports/mappings/uwv";
import { zendesk } from "@/lib/imports/mappings/zendesk";

/** Every kind of file that is recognised by its header, the ones that a newcomer is likely to have first. */
export const allMappings: readonly Mapping[] = [
  template,
  helpDesk,
  zendesk,
  freshdesk,
  intercom,
  hubspot,
  salesforce,
  servicenow,
  jira,
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
