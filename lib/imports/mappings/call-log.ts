import type { Condition, Mapping } from "@/lib/imports/mapping";

const unanswered: Condition = { in: ["Answered (Y/N)", ["N", "No"]] };
const unresolved: Condition = { all: [{ in: ["Resolved", ["N", "No"]] }, { not: unanswered }] };
const lowRating: Condition = { atMost: ["Satisfaction rating", 2] };

/** The log of a call centre: one call a row, with a rating afterwards. Date and time stand in columns of their own. */
export const callLog: Mapping = {
  code: "call-log",
  name: "Call centre log",
  // A log holds every call, answered well or not.
  source: { code: "call-log", name: "Call centre log", isComplete: true },
  columns: [
    { name: "Call Id", also: ["Call number"], isRequired: true },
    { name: "Agent", isRequired: true },
    { name: "Date", also: ["Call date"], isRequired: true, date: { order: "file", serial: true } },
    { name: "Time", also: ["Call time"] },
    { name: "Topic", also: ["Call topic"] },
    { name: "Answered (Y/N)", also: ["Answered"], isRequired: true, only: ["Y", "N", "Yes", "No"] },
    { name: "Resolved", also: ["Resolved (Y/N)"], only: ["Y", "N", "Yes", "No"] },
    { name: "Speed of answer in seconds" },
    { name: "AvgTalkDuration", also: ["Talk duration"] },
    { name: "Satisfaction rating" },
  ],
  none: ["N/A", "-"],
  otherColumns: "keep",
  attributes: ["Speed of answer in seconds", "AvgTalkDuration"],
  externalId: "Call Id",
  difficult: { any: [unanswered, unresolved, lowRating] },
  notes: [
    {
      code: "difficult_by_rule",
      when: unanswered,
      says: ["call is difficult because it was not answered", "calls are difficult because they were not answered"],
    },
    {
      code: "difficult_by_rule",
      when: unresolved,
      says: [
        "call is difficult because it was answered and not resolved",
        "calls are difficult because they were answered and not resolved",
      ],
    },
    {
      code: "difficult_by_rule",
      when: lowRating,
      says: ["call is difficult because its rating is 1 or 2", "calls are difficult because their rating is 1 or 2"],
    },
  ],
  fields: {
    contactedAt: { join: ["Date", "Time"], with: " " },
    channelId: { constant: "Phone" },
    agentId: { column: "Agent" },
    procedureId: { constant: "Answering calls" },
    direction: { constant: "inbound" },
    counterparty: { constant: "end_customer" },
    outcome: { column: "Resolved", words: { Y: "resolved", Yes: "resolved", N: "unresolved", No: "unresolved", "*": null } },
    summary: { column: "Topic" },
  },
  facets: [
    { code: "answered", name: "Answered", from: { column: "Answered (Y/N)", words: { Y: "yes", Yes: "yes", N: "no", No: "no" } } },
    { code: "rating", name: "Satisfaction rating", from: { column: "Satisfaction rating" } },
  ],
  causes: [{ axis: { constant: "topic" }, levels: [{ column: "Topic" }], primary: { column: "Topic" } }],
  lists: [
    {
      list: "interactionFailure",
      when: unanswered,
      fields: {
        procedure: { constant: "Answering calls" },
        mode: { ifKnown: "Answered (Y/N)", is: "missing_step" },
        title: { constant: "Call not answered" },
      },
    },
  ],
};
