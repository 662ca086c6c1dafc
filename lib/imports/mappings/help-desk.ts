import type { Condition, Mapping, ValueRule } from "@/lib/imports/mapping";
import { HELP_DESK_COLUMNS } from "@/lib/imports/mappings/help-desk-columns";

const BAD = [
  "bad",
  "bad with comment",
  "bad without comment",
  "poor",
  "very poor",
  "awful",
  "dissatisfied",
  "very dissatisfied",
  "unsatisfied",
  "unhappy",
];
const YES = ["yes", "y", "true", "1", "escalated"];
const COMPLAINT = ["complaint", "complaints", "grievance", "escalation"];
const PRAISE = ["compliment", "commendation", "praise", "positive feedback", "kudos"];

/** What makes a ticket difficult, and how that is said. */
const RULES: { when: Condition; because: [one: string, many: string] }[] = [
  { when: { atMost: ["Satisfaction", 2] }, because: ["its rating is 2 or lower", "their rating is 2 or lower"] },
  { when: { in: ["Satisfaction", BAD] }, because: ["its rating is a bad one", "their rating is a bad one"] },
  { when: { atLeast: ["Reopens", 1] }, because: ["it was reopened", "they were reopened"] },
  { when: { present: "Reopened" }, because: ["it was reopened", "they were reopened"] },
  { when: { in: ["Escalated", YES] }, because: ["it was escalated", "they were escalated"] },
  { when: { in: ["Type", COMPLAINT] }, because: ["its type is a complaint", "their type is a complaint"] },
  { when: { in: ["Category", COMPLAINT] }, because: ["its category is a complaint", "their category is a complaint"] },
];

const resolvedLate: Condition = { after: ["Resolved", "Due"] };
const closedLate: Condition = { all: [{ not: { present: "Resolved" } }, { after: ["Closed", "Due"] }] };
const reopened: Condition = { atLeast: ["Reopens", 1] };

const procedure: ValueRule = { firstOf: [{ column: "Category" }, { column: "Type" }, { constant: "Ticket handling" }] };
const titled = (what: string): ValueRule => ({
  firstOf: [{ template: `{Category}: ${what}` }, { template: `{Type}: ${what}` }, { constant: `Ticket ${what}` }],
});
const late = (when: Condition, column: string) => ({
  list: "interactionFailure",
  when,
  fields: { procedure, mode: { ifKnown: column, is: "late" }, title: titled(`${column.toLowerCase()} after its due date`) },
});

/** Tickets of any help desk, by the names that such columns usually have. Only for files that no other mapping knows. */
export const helpDesk: Mapping = {
  code: "help-desk",
  name: "Help desk tickets",
  source: { code: "help-desk", name: "Help desk tickets" },
  columns: [...HELP_DESK_COLUMNS],
  isFallback: true,
  needs: [
    ["ID", "Subject", "Description"],
    ["Created", "Date of purchase"],
    ["Status", "Priority", "Channel", "Group", "Assignee", "Type", "Satisfaction"],
  ],
  none: ["N/A", "NA", "#N/A", "NULL", "None", "?", "-", "Unspecified", "#MULTIVALUE"],
  otherColumns: "keep",
  left: ["Customer age", "Customer gender", "Phone", "Address"],
  attributes: ["Tags", "First response", "Date of purchase"],
  externalId: "ID",
  customer: { firstOf: [{ column: "Requester ID" }, { column: "Requester email" }, { column: "Requester" }] },
  difficult: { any: RULES.map(({ when }) => when) },
  notes: [
    ...RULES.map(({ when, because: [one, many] }) => ({
      code: "difficult_by_rule" as const,
      when,
      says: [`ticket is difficult because ${one}`, `tickets are difficult because ${many}`] satisfies [string, string],
    })),
    {
      code: "out_of_order",
      when: { after: ["First response", "Resolved"] },
      says: ["ticket was resolved before its first response", "tickets were resolved before their first response"],
    },
  ],
  lacks: [
    {
      code: "nothing_difficult",
      columns: ["Satisfaction", "Reopens", "Reopened", "Escalated", "Type", "Category"],
      says: "No column tells which tickets were difficult (a rating, reopens, an escalation, a type such as complaint), so none was taken to be.",
    },
    {
      code: "date_stands_in",
      columns: ["Created"],
      says: "No column says when a ticket came in; the date of purchase stands in for it.",
    },
  ],
  fields: {
    status: { column: "Status", words: { spam: "spam", deleted: "deleted", "*": null } },
    contactedAt: { firstOf: [{ column: "Created" }, { column: "Date of purchase" }] },
    closedAt: { firstOf: [{ column: "Closed" }, { column: "Resolved" }] },
    channelId: { column: "Channel" },
    teamId: { column: "Group" },
    agentId: { column: "Assignee" },
    productId: { column: "Product" },
    procedureId: procedure,
    severity: {
      column: "Priority",
      // Which way numbers go differs from one help desk to the next.
      words: {
        critical: "4",
        urgent: "4",
        blocker: "4",
        highest: "4",
        p1: "4",
        high: "3",
        major: "3",
        p2: "3",
        medium: "2",
        normal: "2",
        moderate: "2",
        p3: "2",
        low: "1",
        minor: "1",
        lowest: "1",
        p4: "1",
        "*": null,
      },
    },
    transferCount: { column: "Reassignments" },
    escalationLevel: {
      column: "Escalated",
      words: { ...Object.fromEntries(YES.map((word) => [word, "1"])), no: "0", false: "0", "*": null },
    },
    resolutionPath: { column: "Resolution" },
    summary: { firstOf: [{ column: "Subject" }, { column: "Category" }, { column: "Type" }] },
    narrative: { column: "Description" },
  },
  facets: [
    { code: "status", name: "Status", from: { column: "Status" } },
    { code: "priority", name: "Priority", from: { column: "Priority" } },
    { code: "type", name: "Type", from: { column: "Type" } },
    { code: "satisfaction", name: "Satisfaction", from: { column: "Satisfaction" } },
  ],
  causes: [
    {
      axis: { constant: "topic" },
      levels: [{ firstOf: [{ column: "Category" }, { column: "Type" }] }, { column: "Subcategory" }],
      primary: { firstOf: [{ column: "Category" }, { column: "Type" }] },
    },
  ],
  lists: [
    { list: "interactionEvent", fields: { kind: { constant: "resolved" }, at: { column: "Resolved" } } },
    { list: "interactionEvent", fields: { kind: { constant: "reopened" }, at: { column: "Reopened" } } },
    { list: "interactionEvent", fields: { kind: { constant: "closed" }, at: { column: "Closed" } } },
    {
      list: "promise",
      when: { present: "Due" },
      fields: {
        kind: { constant: "sla" },
        procedureId: procedure,
        teamId: { column: "Group" },
        dueAt: { column: "Due" },
        doneAt: { firstOf: [{ column: "Resolved" }, { column: "Closed" }] },
      },
    },
    late(resolvedLate, "Resolved"),
    late(closedLate, "Closed"),
    {
      list: "interactionFailure",
      when: reopened,
      fields: { procedure, mode: { ifKnown: "Reopens", is: "missing_step" }, title: titled("reopened after it was resolved") },
    },
    {
      list: "commendation",
      when: { in: ["Type", PRAISE] },
      fields: { receivedAt: { firstOf: [{ column: "Created" }, { column: "Date of purchase" }] }, text: { column: "Description" } },
    },
  ],
};
