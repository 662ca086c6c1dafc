/*
 * The words of help desks that mean the same wherever they stand, in lower case. Every mapping of a help desk uses these.
 */

/** What stands for "unknown" in a cell. */
export const NONE = ["N/A", "NA", "#N/A", "NULL", "None", "n.v.t.", "nil", "?", "-", "--", "Unspecified", "#MULTIVALUE", "-100"];

/** That somebody was asked for a rating, or may be, is no rating. */
export const ASKED = ["offered", "not offered", "unoffered", "not_offered", "pending", "sent", "no response", "unanswered"];

export const BAD_RATINGS = [
  "bad",
  "bad with comment",
  "bad without comment",
  "badwithcomment",
  "poor",
  "very poor",
  "awful",
  "terrible",
  "dissatisfied",
  "very dissatisfied",
  "extremely dissatisfied",
  "unsatisfied",
  "not good",
  "unhappy",
  "very unhappy",
  "extremely unhappy",
  "negative",
];

export const YES = ["yes", "y", "true", "1", "escalated"];

/** As a type or category. */
export const COMPLAINT = ["complaint", "complaints", "grievance", "escalation"];

/** As a tag or label. */
export const DIFFICULT_TAGS = [
  ...COMPLAINT,
  "formal complaint",
  "formal_complaint",
  "formal-complaint",
  "escalated",
  "angry",
  "angry customer",
  "angry_customer",
  "angry-customer",
  "upset",
  "furious",
  "legal threat",
  "legal_threat",
  "legal-threat",
];

export const PRAISE = ["compliment", "commendation", "praise", "positive feedback", "kudos"];

/** What desks call a field of their own that says what a ticket is about. */
export const CATEGORY_TITLES = ["Category", "Contact reason", "Reason for contact", "Reason", "Issue", "Issue type", "Topic"];

/** As 1 (minor) to 4 (critical). Which way bare numbers go differs from one help desk to the next. */
export const PRIORITIES: Record<string, string | null> = {
  critical: "4",
  urgent: "4",
  blocker: "4",
  highest: "4",
  emergency: "4",
  p1: "4",
  high: "3",
  major: "3",
  p2: "3",
  medium: "2",
  normal: "2",
  moderate: "2",
  p3: "2",
  low: "1",
  minor: "1",
  trivial: "1",
  lowest: "1",
  p4: "1",
  "*": null,
};

/** A status in which the matter is settled: leaving it for another one is reopening. */
export const SETTLED = ["solved", "resolved", "closed", "done", "completed"];

/** What a status says about whether the row counts at all. */
export const STATUS_WORDS: Record<string, string | null> = {
  spam: "spam",
  deleted: "deleted",
  trash: "deleted",
  merged: "merged",
  "*": null,
};
