/*
 * The names by which interfaces of help desks wrap what they answer or send, as far as they are alike: one list for all of
 * them, because nothing but these names tells a body from a row.
 */

/** Members that are the one row, or wrap what holds the rows. The first that is an object counts. */
export const WRAPPERS = ["ticket", "conversation", "issue", "incident", "case", "_embedded"] as const;
export const VAGUE_WRAPPERS = ["result", "item", "detail", "payload", "data"] as const;

/** Members that are the list of rows. */
export const LISTS = ["tickets", "conversations", "issues", "incidents", "cases", "records", "results", "_results"] as const;
export const VAGUE_LISTS = ["requests", "result", "payload", "data", "items", "values", "value"] as const;

/** Members that only a message about an event has. */
export const EVENT_NAMES = [
  "event",
  "topic",
  "webhookEvent",
  "event_type",
  "eventType",
  "emitted_at",
  "zendesk_event_version",
  "subscriptionType",
] as const;

/** What stands in a body beside its rows and belongs to one of them each. */
export interface SideLoad {
  list: string;
  /** The member of the row that it becomes. */
  as: string;
  /** The member of the entry that names its row, … */
  by?: string;
  /** … or the member of the row that names the entry by its id. */
  from?: string;
  /** All entries of a row, not the last one. */
  isMany?: boolean;
  /** Of the entry only these members. */
  keeps?: readonly string[];
  /** Only where a member of the row says this. */
  when?: readonly [member: string, text: string];
}

export const SIDE_LOADS: readonly SideLoad[] = [
  { list: "metric_sets", as: "metric_set", by: "ticket_id" },
  { list: "ticket_metrics", as: "metric_set", by: "ticket_id" },
  { list: "ticket_metric", as: "metric_set", by: "ticket_id" },
  { list: "satisfaction_ratings", as: "satisfaction_rating", by: "ticket_id" },
  { list: "audits", as: "audits", by: "ticket_id", isMany: true },
  { list: "audit", as: "audits", by: "ticket_id", isMany: true },
  // The message beside a ticket is what it is about only while it is the first one.
  { list: "article", as: "article", by: "ticket_id", keeps: ["body"], when: ["article_count", "1"] },
  { list: "groups", as: "group", from: "group_id", keeps: ["name"] },
  { list: "brands", as: "brand", from: "brand_id", keeps: ["name"] },
  { list: "ticket_forms", as: "ticket_form", from: "ticket_form_id", keeps: ["name"] },
];

/** Logs of changes in a row: of the changes of its status their words and times are read, and nothing else. */
export const CHANGE_LOGS = [
  { log: ["changelog", "histories"], items: "items", field: "field", from: "fromString", to: "toString", at: "created" },
  { log: ["audits"], items: "events", field: "field_name", from: "previous_value", to: "value", at: "created_at" },
] as const;

/** The member that the changes of status become. */
export const STATUS_CHANGES = "status_changes";
