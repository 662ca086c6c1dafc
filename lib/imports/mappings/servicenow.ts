import type { Mapping } from "@/lib/imports/mapping";
import { NONE } from "@/lib/imports/mappings/words";

const time = { order: "dmy", serial: true } as const;
const YES_NO = ["true", "false", "yes", "no", "1", "0"];
const missedSla = { in: ["made_sla", ["false", "no", "0"]] } satisfies Mapping["difficult"];
const reopened = { atLeast: ["reopen_count", 1] } satisfies Mapping["difficult"];
const yesNo = { true: "yes", false: "no", "1": "yes", "0": "no" };

type Column = Mapping["columns"][number];

/**
 * Where it is asked for display values, its interface writes an object of both forms: a plain value is the better one for
 * codes and times, what is displayed for the names of things.
 */
const plain = ({ also = [], ...column }: Column): Column => ({
  ...column,
  also: [...also, `${column.name}.value`],
  or: [`${column.name}.display_value`],
});
const shown = ({ also = [], ...column }: Column): Column => ({
  ...column,
  also: [...also, `${column.name}.display_value`],
  or: [`${column.name}.value`],
});

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
    plain({ name: "number", also: ["incident_number"], isRequired: true }),
    plain({ name: "opened_at", also: ["opened"], isRequired: true, date: time }),
    shown({ name: "state", also: ["ident_state", "incident_state"], none: ["-100"] }),
    plain({ name: "sys_mod_count", also: ["updates"] }),
    plain({ name: "reassignment_count" }),
    plain({ name: "reopen_count" }),
    plain({ name: "reopened_time", date: time }),
    plain({ name: "made_sla", only: YES_NO }),
    plain({ name: "caller_id", also: ["caller"] }),
    shown({ name: "contact_type", also: ["channel"] }),
    shown({ name: "category" }),
    shown({ name: "subcategory" }),
    shown({ name: "short_description" }),
    shown({ name: "description" }),
    plain({ name: "u_symptom" }),
    shown({ name: "cmdb_ci", also: ["configuration_item"] }),
    plain({ name: "impact" }),
    plain({ name: "urgency" }),
    plain({ name: "priority" }),
    shown({ name: "assignment_group" }),
    plain({ name: "assigned_to" }),
    plain({ name: "knowledge" }),
    shown({ name: "escalation" }),
    shown({ name: "location" }),
    plain({ name: "notify" }),
    plain({ name: "problem_id", also: ["problem"] }),
    plain({ name: "rfc", also: ["change_request"] }),
    shown({ name: "vendor" }),
    plain({ name: "caused_by", also: ["caused_by_change"] }),
    shown({ name: "closed_code", also: ["close_code", "resolution_code"] }),
    shown({ name: "close_notes", also: ["resolution_notes"] }),
    plain({ name: "resolved_at", also: ["resolved"], date: time }),
    plain({ name: "closed_at", also: ["closed"], date: time }),
    plain({ name: "opened_by" }),
    plain({ name: "resolved_by" }),
    plain({ name: "closed_by" }),
    plain({ name: "sys_created_by", also: ["created_by"] }),
    plain({ name: "sys_updated_by", also: ["updated_by"] }),
    plain({ name: "sys_created_at", also: ["sys_created_on", "created"], date: time }),
    plain({ name: "sys_updated_at", also: ["sys_updated_on", "updated"], date: time }),
    plain({ name: "watch_list" }),
    plain({ name: "sla_due", none: ["UNKNOWN"], date: time }),
    plain({ name: "due_date", date: time }),
    plain({ name: "time_worked" }),
    plain({ name: "business_stc" }),
    plain({ name: "calendar_stc" }),
  ],
  derived: [
    { name: "due", from: { firstOf: [{ column: "due_date" }, { column: "sla_due" }] }, date: time },
    { name: "work_minutes", from: { column: "time_worked", unit: "seconds" } },
    { name: "business_minutes", from: { column: "business_stc", unit: "seconds" } },
    { name: "calendar_minutes", from: { column: "calendar_stc", unit: "seconds" } },
  ],
  needs: [["caller_id", "assignment_group", "made_sla", "sys_mod_count"]],
  foldedBy: "sys_mod_count",
  none: NONE,
  otherColumns: "keep",
  // Who else has touched an incident is nobody's business here.
  left: ["opened_by", "resolved_by", "closed_by", "sys_created_by", "sys_updated_by", "watch_list"],
  // Addresses of people and things name them too, and so does what is displayed of a person.
  leftLike: ["*.link", "*.display_value"],
  attributes: [
    "problem_id",
    "rfc",
    "caused_by",
    "vendor",
    "location",
    "u_symptom",
    "impact",
    "urgency",
    "notify",
    "reopen_count",
    "business_minutes",
    "calendar_minutes",
  ],
  externalId: "number",
  customer: { column: "caller_id" },
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
    handleMinutes: { column: "work_minutes" },
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
      list: "promise",
      when: { present: "due" },
      fields: {
        kind: { constant: "sla" },
        procedureId: { constant: "Incident handling" },
        teamId: { column: "assignment_group", numbered: "Group" },
        dueAt: { column: "due" },
        doneAt: { firstOf: [{ column: "resolved_at" }, { column: "closed_at" }] },
      },
    },
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
