import { DATE, deskMapping } from "@/lib/imports/mappings/desk";
import { ASKED, CATEGORY_TITLES } from "@/lib/imports/mappings/words";

/** Conversations of Help Scout: what its interface answers, and what its webhooks send. */
export const helpScout = deskMapping({
  code: "help-scout",
  name: "Help Scout conversations",
  isUnverified: "It was made from the description of its interface; no answer of it and no rating was ever seen.",
  noun: ["conversation", "conversations"],
  columns: [
    { name: "ID", isRequired: true },
    { name: "Number" },
    { name: "Created", also: ["createdAt"], isRequired: true, date: DATE },
    { name: "Updated", also: ["userUpdatedAt", "updatedAt"], or: ["modifiedAt"], date: DATE },
    { name: "Closed", also: ["closedAt"], date: DATE },
    { name: "Waiting since", also: ["customerWaitingSince.time", "customerWaitingSince"], date: DATE },
    { name: "Status" },
    { name: "Channel", also: ["type"], or: ["source.type"] },
    { name: "Begun by", also: ["source.via"] },
    { name: "Subject" },
    { name: "Description", also: ["preview"] },
    { name: "Group", also: ["mailbox.name"] },
    { name: "Group ID", also: ["mailboxId", "mailbox.id"] },
    { name: "Assignee ID", also: ["assignee.id", "owner.id"] },
    { name: "Requester ID", also: ["primaryCustomer.id", "customer.id"] },
    { name: "Tags", also: ["tags.tag", "tags.name"] },
    { name: "Category", also: CATEGORY_TITLES.map((title) => `customFields.${title}`) },
    { name: "Satisfaction", also: ["rating.rating", "satisfaction.rating"], none: ASKED },
    { name: "Threads", also: ["threads", "threadCount"] },
  ],
  needs: [["Group ID"], ["Requester ID", "Begun by", "Waiting since"]],
  foldedBy: "Updated",
  attributes: ["Number", "Waiting since"],
  attributesLike: ["customFields.*"],
  fields: { direction: { column: "Begun by", words: { customer: "inbound", user: "outbound", "*": null } } },
  due: "sla",
});
