import { DATE, deskMapping, named } from "@/lib/imports/mappings/desk";

/** Tickets of Gorgias: what its interface answers, and what its webhooks send. */
export const gorgias = deskMapping({
  code: "gorgias",
  name: "Gorgias tickets",
  noun: ["ticket", "tickets"],
  // It writes UTC, with and without saying so.
  zone: "UTC",
  columns: [
    { name: "ID", isRequired: true },
    { name: "Created", also: ["created_datetime"], isRequired: true, date: DATE },
    { name: "Updated", also: ["updated_datetime"], date: DATE },
    { name: "Closed", also: ["closed_datetime"], date: DATE },
    { name: "Trashed", also: ["trashed_datetime"], date: DATE },
    { name: "Snoozed until", also: ["snooze_datetime"], date: DATE },
    { name: "Status" },
    { name: "Spam" },
    { name: "Priority" },
    { name: "Channel" },
    { name: "From agent", also: ["from_agent"] },
    { name: "Subject" },
    { name: "Description", also: ["first_message.body_text"], or: ["excerpt"] },
    { name: "Group", also: ["assignee_team.name"] },
    { name: "Group ID", also: ["assignee_team_id", "assignee_team.id"] },
    { name: "Assignee ID", also: ["assignee_user.id"], or: ["assignee_user_id"] },
    { name: "Requester ID", also: ["customer.id"], or: ["requester.id"] },
    { name: "Tags", also: ["tags.name"] },
    { name: "Satisfaction", also: ["satisfaction_survey.score"] },
    { name: "Rating comment", also: ["satisfaction_survey.body_text"] },
    ...named("opened_datetime"),
  ],
  derived: [{ name: "Deleted", from: { ifKnown: "Trashed", is: "yes" } }],
  needs: [["Requester ID"], ["opened_datetime", "Closed", "Trashed", "Snoozed until"]],
  foldedBy: "Updated",
  attributes: ["Snoozed until", "Rating comment"],
  fields: { direction: { column: "From agent", words: { true: "outbound", false: "inbound", "*": null } } },
  due: "sla",
});
