import { deskMapping, UNIX_DATE } from "@/lib/imports/mappings/desk";
import { CATEGORY_TITLES } from "@/lib/imports/mappings/words";

/** Conversations of Intercom: what its interface answers or sends, and the table of them in a warehouse. */
export const intercom = deskMapping({
  code: "intercom",
  name: "Intercom conversations",
  isUnverified: "What its webhooks send was never seen in a file; what the interface answers was.",
  noun: ["conversation", "conversations"],
  columns: [
    { name: "ID", isRequired: true },
    { name: "Created", also: ["created_at"], isRequired: true, date: UNIX_DATE },
    { name: "Updated", also: ["updated_at"], date: UNIX_DATE },
    { name: "State", isRequired: true },
    { name: "First response", also: ["statistics.first_admin_reply_at"], date: UNIX_DATE },
    { name: "Last closed", also: ["statistics.last_close_at"], date: UNIX_DATE },
    { name: "Snoozed until", also: ["snoozed_until"], date: UNIX_DATE },
    { name: "Priority word", also: ["priority"] },
    { name: "Channel", also: ["source.type", "source_type"] },
    { name: "Delivered as", also: ["source.delivered_as", "source_delivered_as"] },
    { name: "Subject", also: ["source.subject", "source_subject"], or: ["title"], isHtml: true },
    { name: "Description", also: ["source.body"], isHtml: true },
    { name: "Group ID", also: ["team_assignee_id"], none: ["0"] },
    { name: "Assignee ID", also: ["admin_assignee_id", "assignee_id"], none: ["0"] },
    { name: "Requester ID", also: ["contacts.contacts.id"], or: ["source.author.id", "source_author_id"] },
    { name: "Category", also: CATEGORY_TITLES.map((title) => `custom_attributes.${title}`) },
    { name: "Tags", also: ["tags.tags.name"] },
    { name: "Topics", also: ["topics.topics.name"] },
    { name: "Satisfaction", also: ["conversation_rating.rating", "conversation_rating_value"] },
    { name: "Rating remark", also: ["conversation_rating.remark", "conversation_rating_remark"] },
    { name: "Reopens", also: ["statistics.count_reopens"] },
    { name: "Assignments", also: ["statistics.count_assignments"] },
    { name: "Seconds to reply", also: ["statistics.time_to_admin_reply"] },
    { name: "Seconds to first close", also: ["statistics.time_to_first_close"] },
    { name: "Seconds to assignment", also: ["statistics.time_to_assignment"] },
    { name: "SLA", also: ["sla_applied.sla_name", "sla_name"] },
    { name: "SLA status", also: ["sla_applied.sla_status", "sla_status"] },
  ],
  derived: [
    { name: "Status", from: { column: "State" } },
    { name: "Priority", from: { column: "Priority word", words: { priority: "High", not_priority: null } } },
    // A conversation that was opened again still says when it was closed.
    { name: "Closed", from: { where: ["State", ["closed"]], is: { column: "Last closed" } }, date: UNIX_DATE },
    { name: "Wait minutes", from: { column: "Seconds to reply", unit: "seconds" } },
    { name: "Minutes to first close", from: { column: "Seconds to first close", unit: "seconds" } },
    { name: "Minutes to assignment", from: { column: "Seconds to assignment", unit: "seconds" } },
  ],
  needs: [["Group ID", "Delivered as"]],
  foldedBy: "Updated",
  attributes: ["Snoozed until", "Rating remark", "Assignments", "Minutes to first close", "Minutes to assignment", "SLA"],
  attributesLike: ["custom_attributes.*"],
  fields: {
    direction: {
      column: "Delivered as",
      words: {
        customer_initiated: "inbound",
        admin_initiated: "outbound",
        campaigns_initiated: "outbound",
        operator_initiated: "outbound",
        "*": null,
      },
    },
  },
  facets: [{ code: "sla-status", name: "SLA", from: { column: "SLA status" } }],
  causes: [
    { axis: { constant: "topic" }, levels: [{ column: "Category" }], primary: { column: "Category" } },
    { axis: { constant: "topic" }, levels: [{ column: "Tags" }], each: "\n", primary: { column: "Tags" } },
    { axis: { constant: "topic" }, levels: [{ column: "Topics" }], each: "\n" },
  ],
  lists: [
    {
      list: "interactionFailure",
      when: { in: ["SLA status", ["missed", "cancelled_missed"]] },
      fields: {
        procedure: { firstOf: [{ column: "Category" }, { constant: "Ticket handling" }] },
        mode: { ifKnown: "SLA status", is: "late" },
        title: { constant: "SLA missed" },
      },
    },
  ],
  due: "sla",
});
