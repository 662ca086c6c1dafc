import { DATE, deskMapping } from "@/lib/imports/mappings/desk";

/** Tickets of Zammad: what its interface answers, expanded or not, and what its webhooks send. */
export const zammad = deskMapping({
  code: "zammad",
  name: "Zammad tickets",
  noun: ["ticket", "tickets"],
  columns: [
    { name: "ID", isRequired: true },
    { name: "Number" },
    { name: "Created", also: ["created_at"], isRequired: true, date: DATE },
    { name: "Updated", also: ["updated_at"], date: DATE },
    { name: "First response", also: ["first_response_at"], date: DATE },
    { name: "Closed", also: ["close_at"], or: ["last_close_at"], date: DATE },
    { name: "Due", also: ["close_escalation_at"], or: ["escalation_at"], date: DATE },
    { name: "First response due", also: ["first_response_escalation_at"], date: DATE },
    { name: "Pending until", also: ["pending_time"], date: DATE },
    { name: "Status", also: ["state.name", "state"] },
    { name: "State ID", also: ["state_id"] },
    { name: "Priority word", also: ["priority.name", "priority"], or: ["priority_id"] },
    { name: "Channel", also: ["create_article_type"] },
    { name: "Subject", also: ["title"] },
    { name: "Description", also: ["article.body"], isHtml: true },
    { name: "Group", also: ["group.name", "group"] },
    { name: "Group ID", also: ["group_id"] },
    // The first user is the system: nobody has taken it.
    { name: "Assignee ID", also: ["owner_id"], none: ["1"] },
    { name: "Requester ID", also: ["customer_id"] },
    { name: "Tags", entries: "," },
    { name: "Minutes to first response", also: ["first_response_in_min"] },
    { name: "Minutes to close", also: ["close_in_min"] },
    { name: "Articles", also: ["article_count"] },
  ],
  derived: [
    {
      name: "Priority",
      from: {
        column: "Priority word",
        words: { "1 low": "Low", "2 normal": "Normal", "3 high": "High", "1": "Low", "2": "Normal", "3": "High" },
      },
    },
    { name: "Wait minutes", from: { column: "Minutes to first response", unit: "minutes" } },
  ],
  needs: [
    ["State ID", "Channel", "Articles"],
    ["Assignee ID", "Requester ID"],
  ],
  foldedBy: "Updated",
  attributes: ["Number", "Pending until", "Minutes to close"],
  due: "sla",
});
