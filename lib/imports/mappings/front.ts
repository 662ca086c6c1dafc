import { deskMapping, named, UNIX_DATE } from "@/lib/imports/mappings/desk";
import { CATEGORY_TITLES } from "@/lib/imports/mappings/words";

/** Conversations of Front: what its interface answers, and the conversation in what its webhooks send. */
export const front = deskMapping({
  code: "front",
  name: "Front conversations",
  noun: ["conversation", "conversations"],
  columns: [
    { name: "ID", isRequired: true },
    { name: "Created", also: ["created_at"], isRequired: true, date: UNIX_DATE },
    { name: "Updated", also: ["updated_at"], date: UNIX_DATE },
    { name: "Waiting since", also: ["waiting_since"], date: UNIX_DATE },
    { name: "Due", also: ["due_at"], date: UNIX_DATE },
    { name: "Reminders", also: ["scheduled_reminders.scheduled_at"], date: UNIX_DATE },
    { name: "Reminders made", also: ["scheduled_reminders.created_at"], date: UNIX_DATE },
    { name: "Status", isRequired: true },
    { name: "Stage", also: ["status_category"] },
    { name: "Channel", also: ["inbox.type", "inboxes.type"] },
    { name: "Subject" },
    { name: "Description", also: ["last_message.text"] },
    { name: "Group", also: ["inbox.name", "inboxes.name"] },
    { name: "Assignee ID", also: ["assignee.id"] },
    { name: "Requester email", also: ["recipient.handle"] },
    { name: "Tags", also: ["tags.name"] },
    { name: "Category", also: CATEGORY_TITLES.map((title) => `custom_fields.${title}`) },
    ...named("scheduled_reminders", "is_private"),
  ],
  needs: [["scheduled_reminders", "Reminders", "is_private", "Requester email"]],
  foldedBy: "Updated",
  attributes: ["Waiting since"],
  attributesLike: ["custom_fields.*"],
  facets: [{ code: "stage", name: "Stage", from: { column: "Stage" } }],
  lists: [
    {
      list: "promise",
      when: { present: "Reminders" },
      each: "\n",
      fields: { kind: { constant: "callback" }, dueAt: { column: "Reminders" }, madeAt: { column: "Reminders made" } },
    },
  ],
  due: "resolution",
});
