import type { Mapping } from "@/lib/imports/mapping";

/**
 * Tweets to airlines, coded by hand (Crowdflower's airline sentiment). A negative one is a difficult interaction; a positive
 * one is an interaction of its own, not difficult, with an unsolicited commendation: somebody read it and judged it, so it
 * is verified. It ends no difficult interaction, and so takes no part in how many of those end in a commendation.
 */
export const airlineTweets: Mapping = {
  code: "airline-tweets",
  name: "Airline tweets",
  source: { code: "airline-tweets", name: "Airline tweets", zone: "America/Los_Angeles" },
  columns: [
    { name: "tweet_id" },
    { name: "airline_sentiment", isRequired: true, only: ["negative", "neutral", "positive"] },
    { name: "airline_sentiment_confidence" },
    { name: "negativereason", isRequired: true },
    { name: "negativereason_confidence" },
    { name: "airline", isRequired: true },
    { name: "airline_sentiment_gold" },
    { name: "name" },
    { name: "negativereason_gold" },
    { name: "retweet_count" },
    { name: "text", isRequired: true },
    { name: "tweet_coord" },
    { name: "tweet_created", isRequired: true, date: { order: "mdy", serial: true } },
    { name: "tweet_location" },
    { name: "user_timezone" },
  ],
  none: [],
  keepsHandles: ["VirginAmerica", "united", "SouthwestAir", "AmericanAir", "USAirways", "JetBlue", "Delta"],
  otherColumns: "keep",
  // Where somebody was is nobody's business here.
  left: ["tweet_coord", "tweet_location", "user_timezone"],
  attributes: [
    "airline_sentiment_confidence",
    "negativereason_confidence",
    "airline_sentiment_gold",
    "negativereason_gold",
    "retweet_count",
  ],
  externalId: "tweet_id",
  customer: { column: "name" },
  difficult: { equals: ["airline_sentiment", "negative"] },
  fields: {
    contactedAt: { column: "tweet_created" },
    channelId: { constant: "Twitter" },
    teamId: { column: "airline" },
    direction: { constant: "inbound" },
    counterparty: { constant: "end_customer" },
    summary: { firstOf: [{ template: "{airline}: {negativereason}" }, { template: "{airline}: {airline_sentiment} tweet" }] },
    narrative: { column: "text" },
  },
  facets: [{ code: "sentiment", name: "Sentiment", from: { column: "airline_sentiment" } }],
  causes: [{ axis: { constant: "topic" }, levels: [{ column: "negativereason" }], primary: { column: "negativereason" } }],
  lists: [
    {
      list: "commendation",
      when: { equals: ["airline_sentiment", "positive"] },
      fields: {
        receivedAt: { column: "tweet_created" },
        isVerified: { constant: "yes" },
        wasSolicited: { constant: "no" },
        text: { column: "text" },
      },
    },
  ],
};
