import type { Mapping, ValueRule } from "@/lib/imports/mapping";
import { DIFFICULT, LOW_RATING } from "@/lib/imports/mappings/desk";
import { deskLists } from "@/lib/imports/mappings/desk-lists";
import { difficultBy } from "@/lib/imports/mappings/difficult";
import { HELP_DESK_COLUMNS } from "@/lib/imports/mappings/help-desk-columns";
import { NONE, PRIORITIES, YES } from "@/lib/imports/mappings/words";

const procedure: ValueRule = { firstOf: [{ column: "Category" }, { column: "Type" }, { constant: "Ticket handling" }] };
const { difficult, notes } = difficultBy(["ticket", "tickets"], [LOW_RATING, ...DIFFICULT]);

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
  none: NONE,
  otherColumns: "keep",
  left: ["Customer age", "Customer gender", "Phone", "Address", "Supervisor", "Manager"],
  attributes: ["Tags", "First response", "Date of purchase"],
  externalId: "ID",
  customer: { firstOf: [{ column: "Requester ID" }, { column: "Requester email" }, { column: "Requester" }] },
  difficult,
  notes: [
    ...notes,
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
    severity: { column: "Priority", words: PRIORITIES },
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
  lists: deskLists("sla"),
};
