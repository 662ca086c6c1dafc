import type { ValueRule } from "@/lib/imports/mapping";
import { DATE, deskMapping } from "@/lib/imports/mappings/desk";
import { YES } from "@/lib/imports/mappings/words";

const topic: ValueRule = { column: "Category" };

/** Tickets of osTicket: the CSV of a queue. */
export const osticket = deskMapping({
  code: "osticket",
  name: "osTicket tickets",
  noun: ["ticket", "tickets"],
  columns: [
    { name: "ID", also: ["Ticket Number"], isRequired: true },
    { name: "Created", also: ["Date Created"], isRequired: true, date: DATE },
    { name: "Updated", also: ["Last Updated"], date: DATE },
    { name: "Closed", also: ["Closed Date"], date: DATE },
    { name: "SLA due", also: ["SLA Due Date"], date: DATE },
    { name: "Due date", date: DATE },
    { name: "Subject" },
    { name: "Requester", also: ["From"] },
    { name: "Requester email", also: ["From Email"] },
    { name: "Priority" },
    { name: "Group", also: ["Department"] },
    { name: "Category", also: ["Help Topic"] },
    { name: "Channel", also: ["Source"] },
    { name: "Status", also: ["Current Status"], isRequired: true },
    { name: "Overdue" },
    { name: "Merged" },
    { name: "Linked" },
    { name: "Answered" },
    { name: "Assignee", also: ["Agent Assigned"] },
    { name: "Team", also: ["Team Assigned"] },
    { name: "Messages", also: ["Thread Count"] },
    { name: "Reopens", also: ["Reopen Count"] },
    { name: "Attachments", also: ["Attachment Count"] },
    { name: "Tasks", also: ["Task Count"] },
  ],
  derived: [{ name: "Due", from: { firstOf: [{ column: "Due date" }, { column: "SLA due" }] }, date: DATE }],
  needs: [["Category", "Group", "Messages", "SLA due", "Team"]],
  foldedBy: "Updated",
  left: ["Attachments", "Tasks"],
  attributes: ["Merged", "Linked", "Answered", "Team", "Messages"],
  // Topics below another one are written with their path.
  causes: [{ axis: { constant: "topic" }, levels: [topic], levelsSplitAt: " / ", primary: topic }],
  lists: [
    {
      list: "interactionFailure",
      when: { all: [{ in: ["Overdue", YES] }, { not: { present: "Closed" } }] },
      fields: {
        procedure: { firstOf: [topic, { constant: "Ticket handling" }] },
        mode: { ifKnown: "Overdue", is: "late" },
        title: { constant: "Overdue" },
      },
    },
  ],
  due: "sla",
});
