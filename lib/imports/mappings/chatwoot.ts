import { deskMapping, named, UNIX_DATE } from "@/lib/imports/mappings/desk";
import { CATEGORY_TITLES } from "@/lib/imports/mappings/words";

/** Conversations of Chatwoot: what its interface answers, and what its webhooks send. */
export const chatwoot = deskMapping({
  code: "chatwoot",
  name: "Chatwoot conversations",
  isUnverified: "Where a conversation has its satisfaction rating was never seen; the rest was read from what builds its messages.",
  noun: ["conversation", "conversations"],
  columns: [
    { name: "ID", isRequired: true },
    { name: "Created", also: ["created_at"], isRequired: true, date: UNIX_DATE },
    { name: "Updated", also: ["updated_at"], or: ["last_activity_at"], date: UNIX_DATE },
    { name: "First response", also: ["first_reply_created_at"], date: UNIX_DATE },
    { name: "Waiting since", also: ["waiting_since"], date: UNIX_DATE },
    { name: "Snoozed until", also: ["snoozed_until"], date: UNIX_DATE },
    { name: "Status", isRequired: true },
    { name: "Priority" },
    { name: "Channel class", also: ["channel"], or: ["meta.channel"] },
    { name: "Description", also: ["messages.content"] },
    { name: "Subject", also: ["additional_attributes.mail_subject"] },
    { name: "Group", also: ["meta.team.name"] },
    { name: "Group ID", also: ["meta.team.id"] },
    { name: "Assignee ID", also: ["meta.assignee.id"] },
    { name: "Requester ID", also: ["meta.sender.id"] },
    { name: "Tags", also: ["labels"] },
    { name: "Category", also: CATEGORY_TITLES.map((title) => `custom_attributes.${title.toLowerCase().replaceAll(" ", "_")}`) },
    { name: "Satisfaction", also: ["csat_survey_response.rating", "meta.csat_survey_response.rating"] },
    { name: "Rating comment", also: ["csat_survey_response.feedback_message"] },
    ...named("inbox_id", "can_reply"),
  ],
  derived: [
    {
      name: "Channel",
      from: {
        column: "Channel class",
        words: {
          "Channel::WebWidget": "Website",
          "Channel::Email": "Email",
          "Channel::Whatsapp": "WhatsApp",
          "Channel::FacebookPage": "Facebook",
          "Channel::TwilioSms": "SMS",
          "Channel::Sms": "SMS",
          "Channel::Telegram": "Telegram",
          "Channel::Line": "Line",
          "Channel::Api": "API",
        },
      },
    },
    { name: "Wait minutes", from: { minutesBetween: ["Created", "First response"] } },
  ],
  needs: [["Requester ID"], ["inbox_id", "can_reply", "Tags"]],
  foldedBy: "Updated",
  attributes: ["Waiting since", "Snoozed until", "Rating comment"],
  attributesLike: ["custom_attributes.*"],
  due: "sla",
});
