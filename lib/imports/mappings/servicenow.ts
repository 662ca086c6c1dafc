import type { Mapping } from "@/lib/imports/mapping";

const time = { order: "dmy", serial: true } as const;
const YES_NO = ["true", "false", "yes", "no", "1", "0"];
const missedSla = { in: ["made_sla", ["false", "no", "0"]] } satisfies Mapping["difficult"];
const reopened = { atLeast: ["reopen_count", 1] } satisfies Mapping["difficult"];
const yesNo = { true: "yes", false: "no", "1": "yes", "0": "no" };

/** Its interface writes the address of everything that it names. */
const LINKS = [
  "caller_id",
  "assigned_to",
  "opened_by",
  "resolved_by",
  "closed_by",
  "assignment_group",
  "cmdb_ci",
  "location",
  "problem_id",
  "rfc",
  "caused_by",
].map((name) => `${name}.link`);

/**
 * Incidents of ServiceNow: a list of them (CSV, XLSX, or the JSON of its table interface), or the log of all their states
 * such as UCI's incident event log. Of a log the state with the highest sys_mod_count counts.
 */
export const servicenow: Mapping = {
  code: "servicenow",
  name: "ServiceNow incidents",
  // Its interfaces write UTC.
  source: { code: "servicenow", name: "ServiceNow incidents", zone: "UTC" },
  columns: [
    { name: "number", also: ["incident_number"], isRequired: true },
    { name: "opened_at", also: ["opened"], isRequired: true, date: time },
    { name: "state", also: ["ident_state", "incident_state"], none: ["-100"] },
    { name: "sys_mod_count", also: ["updates"] },
    { name: "reassignment_count" },
    { name: "reopen_count" },
    { name: "reopened_time", date: time },
    { name: "made_sla", only: YES_NO },
    { name: "caller_id", also: ["caller", "caller_id.value"] },
    { name: "contact_type", also: ["channel"] },
    { name: "category" },
    { name: "subcategory" },
    { name: "short_description" },
    { name: "description" },
    { name: "u_symptom" },
    { name: "cmdb_ci", also: ["configuration_item", "cmdb_ci.value"] },
    { name: "impact" },
    { name: "urgency" },
    { name: "priority" },
    { name: "assignment_group", also: ["assignment_group.value"] },
    { name: "assigned_to", also: ["assigned_to.value"] },
    { name: "knowledge" },
    { name: "escalation" },
    { name: "location", also: ["location.value"] },
    { name: "notify" },
    { name: "problem_id", also: ["problem", "problem_id.value"] },
    { name: "rfc", also: ["change_request", "rfc.value"] },
    { name: "vendor" },
    { name: "caused_by", also: ["caused_by_change", "caused_by.value"] },
    { name: "closed_code", also: ["close_code", "resolution_code"] },
    { name: "close_notes", also: ["resolution_notes"] },
    { name: "resolved_at", also: ["resolved"], date: time },
    { name: "closed_at", also: ["closed"], date: time },
    { name: "opened_by", also: ["opened_by.value"] },
    { name: "resolved_by", also: ["resolved_by.value"] },
    { name: "closed_by", also: ["closed_by.value"] },
    { name: "sys_created_by", also: ["created_by"] },
    { name: "sys_updated_by", also: ["updated_by"] },
    { name: "sys_created_at", also: ["sys_created_on", "created"], date: time },
    { name: "sys_updated_at", also: ["sys_updated_on", "updated"], date: time },
    { name: "watch_list" },
    ...LINKS.map((name) => ({ name })),
  ],
  needs: [["caller_id", "assignment_group", "made_sla", "sys_mod_count"]],
  foldedBy: "sys_mod_count",
  none: ["?", "N/A", "-", "NULL"],
  otherColumns: "keep",
  // Who else has touched an incident is nobody's business here.
  left: ["opened_by", "resolved_by", "closed_by", "sys_created_by", "sys_updated_by", "watch_list", ...LINKS],
  attributes: ["problem_id", "rfc", "caused_by", "vendor", "location", "u_symptom", "impact", "urgency", "notify", "reopen_count"],
  externalId: "number",
  customer: { column: "caller_id" },
  names: ["opened_by", "resolved_by", "closed_by", "sys_created_by", "sys_updated_by"],
  difficult: { any: [missedSla, reopened] },
  notes: [
    {
      code: "difficult_by_rule",
      when: missedSla,
      says: [
        "incident is difficult because it missed its SLA (made_sla)",
        "incidents are difficult because they missed their SLA (made_sla)",
      ],
    },
    {
      code: "difficult_by_rule",
      when: reopened,
      says: [
        "incident is difficult because it was reopened (reopen_count)",
        "incidents are difficult because they were reopened (reopen_count)",
      ],
    },
  ],
  lacks: [
    {
      code: "nothing_difficult",
      columns: ["made_sla", "reopen_count"],
      says: "No column tells which incidents were difficult (made_sla, reopen_count), so none was taken to be.",
    },
  ],
  fields: {
    contactedAt: { column: "opened_at" },
    closedAt: { column: "closed_at" },
    channelId: { column: "contact_type" },
    teamId: { column: "assignment_group", numbered: "Group" },
    agentId: { column: "assigned_to" },
    productId: { column: "cmdb_ci", numbered: "Item" },
    procedureId: { constant: "Incident handling" },
    direction: { constant: "inbound" },
    severity: {
      firstOf: [
        {
          column: "priority",
          words: {
            "1": "4",
            "1 - critical": "4",
            "2": "3",
            "2 - high": "3",
            "3": "2",
            "3 - moderate": "2",
            "4": "1",
            "4 - low": "1",
            "5": "1",
            "5 - planning": "1",
            "*": null,
          },
        },
        { column: "impact", words: { "1": "3", "1 - high": "3", "2": "2", "2 - medium": "2", "3": "1", "3 - low": "1", "*": null } },
      ],
    },
    transferCount: { column: "reassignment_count" },
    resolutionPath: { column: "close_notes" },
    summary: {
      firstOf: [{ column: "short_description" }, { template: "Incident in category {category}" }, { template: "Incident {number}" }],
    },
    narrative: { column: "description" },
  },
  facets: [
    { code: "state", name: "State", from: { column: "state" } },
    { code: "sla-met", name: "SLA met", from: { column: "made_sla", words: yesNo } },
    { code: "category", name: "Category", from: { column: "category", numbered: "Category" } },
    { code: "closed-code", name: "Closed code", from: { column: "closed_code", numbered: "Code" } },
    { code: "problem", name: "Tied to a problem", from: { ifKnown: "problem_id", is: "yes", otherwise: "no" } },
    { code: "change", name: "Tied to a change", from: { ifKnown: "rfc", is: "yes", otherwise: "no" } },
    { code: "knowledge", name: "Knowledge article used", from: { column: "knowledge", words: yesNo } },
    { code: "escalation", name: "Escalation", from: { column: "escalation" } },
  ],
  causes: [
    {
      axis: { constant: "topic" },
      levels: [
        { column: "category", numbered: "Category" },
        { column: "subcategory", numbered: "Subcategory" },
      ],
      primary: { column: "category", numbered: "Category" },
    },
  ],
  lists: [
    { list: "interactionEvent", fields: { kind: { constant: "resolved" }, at: { column: "resolved_at" } } },
    { list: "interactionEvent", fields: { kind: { constant: "reopened" }, at: { column: "reopened_time" } } },
    { list: "interactionEvent", fields: { kind: { constant: "closed" }, at: { column: "closed_at" } } },
    {
      list: "interactionFailure",
      when: missedSla,
      fields: {
        procedure: { constant: "Incident handling" },
        mode: { ifKnown: "made_sla", is: "late" },
        title: { constant: "SLA missed" },
      },
    },
    {
      list: "interactionFailure",
      when: reopened,
      fields: {
        procedure: { constant: "Incident handling" },
        mode: { ifKnown: "reopen_count", is: "missing_step" },
        title: { constant: "Reopened after it was resolved" },
      },
    },
  ],
};
