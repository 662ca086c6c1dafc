import type { MappingColumn, ValueRule } from "@/lib/imports/mapping";
import { DATE, deskMapping, named, REOPENS, STATUS_COLUMNS } from "@/lib/imports/mappings/desk";
import { ASKED, CATEGORY_TITLES } from "@/lib/imports/mappings/words";

/** A metric as the export writes it ("First reply time in minutes") and as the metric set has it, in calendar and business minutes. */
const metric = (name: string, path: string): MappingColumn[] => [
  { name, also: [name, `metric_set.${path}_in_minutes.calendar`] },
  { name: `${name} within business hours`, also: [`${name} within business hours`, `metric_set.${path}_in_minutes.business`] },
];

const METRICS: MappingColumn[] = [
  ...metric("First reply time in minutes", "reply_time"),
  ...metric("First resolution time in minutes", "first_resolution_time"),
  ...metric("Full resolution time in minutes", "full_resolution_time"),
  ...metric("Agent wait time in minutes", "agent_wait_time"),
  ...metric("Requester wait time in minutes", "requester_wait_time"),
  ...metric("On hold time in minutes", "on_hold_time"),
];

const minutes = (column: string): ValueRule => ({ column, unit: "minutes" });

/** What a desk calls the field that says what a ticket is about: lists of the export, custom fields of the interface by their title. */
const CATEGORY = CATEGORY_TITLES.flatMap((title) => [title, `${title} [list]`, `custom_fields.${title}`]);

/**
 * Tickets of Zendesk: its export (CSV or XLSX), and what its interface answers: one ticket, a list, a search, the
 * incremental export, with metric sets, audits, ratings, groups and forms beside them.
 */
export const zendesk = deskMapping({
  code: "zendesk",
  name: "Zendesk tickets",
  isUnverified: "What its webhooks send about an event was never seen in a file; its export and what the interface answers were.",
  noun: ["ticket", "tickets"],
  columns: [
    { name: "ID", also: ["id", "Ticket ID"], isRequired: true },
    { name: "Created", also: ["Created at"], isRequired: true, date: DATE },
    { name: "Updated", also: ["Updated at"], date: DATE },
    { name: "Resolved", also: ["Solved at", "metric_set.solved_at"], date: DATE },
    { name: "Due", also: ["Due at", "Due date"], date: DATE },
    { name: "Initially assigned at", also: ["Initially assigned at", "metric_set.initially_assigned_at"], date: DATE },
    { name: "Assigned at", also: ["Assigned at", "metric_set.assigned_at"], date: DATE },
    { name: "Status" },
    { name: "Priority" },
    { name: "Channel", also: ["Via", "via.channel", "via_channel"] },
    { name: "Subject", also: ["subject"], or: ["raw_subject"] },
    { name: "Description" },
    { name: "Group", also: ["Group", "group.name"] },
    { name: "Group ID", also: ["group_id"] },
    { name: "Assignee" },
    { name: "Assignee ID", also: ["assignee_id"] },
    { name: "Requester ID", also: ["requester_id"] },
    { name: "Requester email" },
    { name: "Requester" },
    { name: "Requester external id" },
    { name: "Requester domain" },
    { name: "Category", also: CATEGORY },
    { name: "Type", also: ["type", "Ticket type"] },
    { name: "Tags", entries: " ," },
    { name: "Satisfaction", also: ["Satisfaction Score", "satisfaction_rating.score"], none: ASKED },
    { name: "Satisfaction comment", also: ["Satisfaction comment", "satisfaction_rating.comment"] },
    { name: "Satisfaction reason", also: ["Satisfaction reason", "satisfaction_rating.reason"] },
    { name: "Counted reopens", also: ["Reopens", "metric_set.reopens"] },
    { name: "Replies", also: ["Replies", "metric_set.replies"] },
    { name: "Group stations", also: ["Group stations", "metric_set.group_stations"] },
    { name: "Assignee stations", also: ["Assignee stations", "metric_set.assignee_stations"] },
    { name: "Resolution time", also: ["Resolution time", "Resolution time in hours"] },
    ...METRICS,
    { name: "Brand", also: ["Brand", "brand.name"] },
    { name: "Brand ID", also: ["brand_id"] },
    { name: "Form", also: ["Ticket form", "ticket_form.name"] },
    { name: "Form ID", also: ["ticket_form_id", "form_id"] },
    { name: "Organization" },
    { name: "Problem ID", also: ["problem_id"] },
    { name: "External ID", also: ["external_id"] },
    { name: "Follow-up of", also: ["via.source.from.ticket_id", "via_followup_source_id"] },
    ...STATUS_COLUMNS,
    { name: "generated_timestamp" },
    ...named("Submitter", "submitter_id", "Summation column", "allow_channelback", "has_incidents", "url", "result_type"),
  ],
  derived: [
    ...REOPENS,
    { name: "Wait minutes", from: minutes("First reply time in minutes") },
    { name: "Hold minutes", from: minutes("On hold time in minutes") },
    { name: "Resolution minutes", from: { column: "Resolution time", unit: "hours" } },
  ],
  needs: [
    ["Channel"],
    [
      "submitter_id",
      "Submitter",
      "Requester ID",
      "Requester domain",
      "Brand ID",
      "Form ID",
      "allow_channelback",
      "Summation column",
      "Group stations",
      "Assignee stations",
      "Satisfaction",
    ],
  ],
  foldedBy: ["generated_timestamp", "Updated"],
  left: ["Submitter", "submitter_id", "Requester domain", "Requester external id"],
  attributes: [
    "Initially assigned at",
    "Assigned at",
    "Replies",
    "Group stations",
    "Assignee stations",
    "Resolution minutes",
    ...METRICS.map(({ name }) => name).filter((name) => !/^(First reply|On hold) time in minutes$/.test(name)),
    "Form ID",
    "Organization",
    "Problem ID",
    "External ID",
    "Satisfaction comment",
  ],
  attributesLike: ["custom_fields.*", "* [list]", "* [txt]", "* [int]", "* [dec]", "* [flag]", "* [date]"],
  followUpOf: "Follow-up of",
  causes: [
    {
      axis: { constant: "topic" },
      levels: [{ firstOf: [{ column: "Category" }, { column: "Form" }] }],
      primary: { firstOf: [{ column: "Category" }, { column: "Form" }] },
    },
    { axis: { constant: "topic" }, levels: [{ column: "Tags" }], each: "\n", primary: { column: "Tags" } },
  ],
  facets: [
    { code: "brand", name: "Brand", from: { column: "Brand" } },
    { code: "form", name: "Form", from: { column: "Form" } },
    { code: "satisfaction-reason", name: "Reason of the rating", from: { column: "Satisfaction reason" } },
  ],
  due: "resolution",
});
