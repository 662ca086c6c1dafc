import type { Mapping } from "@/lib/imports/mapping";
import { airlineTweets } from "@/lib/imports/mappings/airline-tweets";
import { callLog } from "@/lib/imports/mappings/call-log";
import { cfpb } from "@/lib/imports/mappings/cfpb";
import { chatwoot } from "@/lib/imports/mappings/chatwoot";
import { fcc } from "@/lib/imports/mappings/fcc";
import { freshdesk } from "@/lib/imports/mappings/freshdesk";
import { front } from "@/lib/imports/mappings/front";
import { gorgias } from "@/lib/imports/mappings/gorgias";
import { helpDesk } from "@/lib/imports/mappings/help-desk";
import { helpScout } from "@/lib/imports/mappings/help-scout";
import { hubspot } from "@/lib/imports/mappings/hubspot";
import { intercom } from "@/lib/imports/mappings/intercom";
import { itsm } from "@/lib/imports/mappings/itsm";
import { jira } from "@/lib/imports/mappings/jira";
import { nyc311 } from "@/lib/imports/mappings/nyc311";
import { osticket } from "@/lib/imports/mappings/osticket";
import { reclameAqui } from "@/lib/imports/mappings/reclame-aqui";
import { salesforce } from "@/lib/imports/mappings/salesforce";
import { servicenow } from "@/lib/imports/mappings/servicenow";
import { supportTweets } from "@/lib/imports/mappings/support-tweets";
import { template } from "@/lib/imports/mappings/template";
import { uwv } from "@/lib/imports/mappings/uwv";
import { zammad } from "@/lib/imports/mappings/zammad";
import { zendesk } from "@/lib/imports/mappings/zendesk";
import { zohoDesk } from "@/lib/imports/mappings/zoho-desk";

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
  zammad,
  osticket,
  helpScout,
  front,
  chatwoot,
  gorgias,
  zohoDesk,
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
