/*
 * Tables and answers of help desks that hold no interactions. Some of them have an id, a date and a channel like a ticket,
 * and would be taken for tickets by the names of their columns alone.
 */

export interface NoInteractions {
  /** What they are, as in "This file holds …". */
  name: string;
  /** What to import instead. */
  instead: string;
  /** It is one when it has one column of each of these lists. */
  has: readonly (readonly string[])[];
}

const THE_TICKETS = "Import the tickets themselves";

export const NO_INTERACTIONS: readonly NoInteractions[] = [
  {
    name: "comments or messages of tickets",
    instead: THE_TICKETS,
    has: [
      ["body", "html_body", "plain_body", "body_text", "message", "comment"],
      ["author_id", "author.id", "author.accountId", "user_id", "actor_id"],
      ["ticket_id", "conversation_id", "audit_id", "public", "chat_id", "incoming"],
    ],
  },
  {
    name: "the parts of conversations",
    instead: "Import the conversations themselves",
    has: [["part_type"], ["conversation_id", "author_id", "author.id"]],
  },
  {
    name: "threads of tickets",
    instead: THE_TICKETS,
    has: [
      ["isDescriptionThread", "canReply"],
      ["direction", "visibility"],
    ],
  },
  { name: "audits of tickets", instead: THE_TICKETS, has: [["events.type", "events.field_name"], ["ticket_id"]] },
  {
    name: "changes of single fields",
    instead: THE_TICKETS,
    has: [
      ["field_name", "field_id", "items.field", "name"],
      ["ticket_id", "issue_id", "items.toString"],
      ["value", "items.fromString"],
    ],
  },
  {
    name: "tags of tickets",
    instead: THE_TICKETS,
    has: [
      ["tag", "tag_id"],
      ["ticket_id", "conversation_id"],
    ],
  },
  { name: "definitions of fields or forms", instead: THE_TICKETS, has: [["raw_title", "raw_name", "raw_display_name"]] },
  { name: "rules about service levels", instead: THE_TICKETS, has: [["policy_metrics.metric", "policy_metrics.target"]] },
];
