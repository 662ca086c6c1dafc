import type { Mapping } from "@/lib/imports/mapping";

/** Labels of what a customer wrote about: each a column with a 1 where it holds. */
const TOPICS = [
  "Delivery",
  "Prime",
  "Alexa",
  "Kindle",
  "Echo",
  "Fire TV",
  "Bad Support",
  "Order Cancellation",
  "Return",
  "Refund",
  "Replacement",
  "Account",
  "Packaging",
];
/** Labels of what the company did in its answer. */
const STEPS = [
  "Provide URL",
  "Request to not send personal details",
  "Provide delivery date",
  "Apologize",
  "Refer to specialist team",
  "Request to call by phone",
  "Request to reach out by chat",
  "Investigate Issue",
];

/** Tweets to and from a company's support, labelled by hand: several labels a tweet. */
export const supportTweets: Mapping = {
  code: "support-tweets",
  name: "Labelled support tweets",
  source: { code: "support-tweets", name: "Labelled support tweets", zone: "UTC" },
  columns: [
    { name: "tweet_id", isRequired: true },
    { name: "main_tweet_id" },
    { name: "in_response_to_tweet_id" },
    { name: "response_tweet_id" },
    { name: "created_at", isRequired: true, date: { order: "mdy", serial: true } },
    { name: "author_id", isRequired: true },
    { name: "inbound", isRequired: true, only: ["true", "false", "1", "0"] },
    { name: "text", isRequired: true },
    { name: "company" },
    { name: "Service Praise", none: ["0"] },
    ...[...TOPICS, ...STEPS].map((name) => ({ name, none: ["0", "false"] })),
  ],
  none: [],
  keepsHandles: ["AmazonHelp"],
  otherColumns: "keep",
  attributes: ["in_response_to_tweet_id", "response_tweet_id"],
  externalId: "tweet_id",
  // The company's own account is no customer.
  customer: { column: "author_id", words: { AmazonHelp: null } },
  issueKey: { column: "main_tweet_id" },
  difficult: { present: "Bad Support" },
  notes: [
    {
      code: "difficult_by_rule",
      when: { present: "Bad Support" },
      says: ['tweet is difficult because it is labelled "Bad Support"', 'tweets are difficult because they are labelled "Bad Support"'],
    },
  ],
  lacks: [
    {
      code: "nothing_difficult",
      columns: ["Bad Support"],
      says: 'No column "Bad Support" tells which tweets were difficult, so none was taken to be.',
    },
  ],
  fields: {
    contactedAt: { column: "created_at" },
    channelId: { constant: "Twitter" },
    teamId: { column: "company" },
    direction: { column: "inbound", words: { true: "inbound", "1": "inbound", false: "outbound", "0": "outbound" } },
    counterparty: { constant: "end_customer" },
    narrative: { column: "text" },
    summary: { column: "text" },
  },
  facets: [],
  causes: TOPICS.map((name) => ({ axis: { constant: "topic" }, levels: [{ ifKnown: name, is: name }] })),
  lists: [
    {
      list: "commendation",
      when: { present: "Service Praise" },
      fields: {
        receivedAt: { column: "created_at" },
        isVerified: { constant: "yes" },
        wasSolicited: { constant: "no" },
        text: { column: "text" },
      },
    },
    ...STEPS.map((name) => ({
      list: "stepObservation",
      fields: { step: { ifKnown: name, is: name }, observed: { constant: "yes" } },
    })),
  ],
};
