/** Words of the commendations page. */
export const commendations = {
  title: "Commendations",
  none: "No commendations are documented",
  noneHint:
    "A commendation is praise linked to an interaction, verified, with the behaviour named. The product's template has columns for it, and a file's mapping can say which rows are praise; until then conversion reads 0 because nothing is recorded, not because nothing was earned.",
  noneInPeriod: "No commendation was received in this period.",

  sentence: {
    converted: (n: string, of: string, count: number) => `${n} of ${of} difficult ${count === 1 ? "interaction" : "interactions"}`,
    convertedEnd: (rate: string) => ` that closed in this period and could be measured ended in a commendation (${rate}).`,
    nothingMature: "Nothing that closed in this period can be measured yet: a commendation may still come within 30 days of closing.",
    nothingClosed: "No difficult interaction was closed in this period, so there is nothing to measure.",
    waiting: (n: string, count: number) => ` ${n} ${count === 1 ? "is" : "are"} not yet measurable.`,
    toThank: (n: string, count: number) => `${n} ${count === 1 ? "commendation waits" : "commendations wait"} to be passed on`,
    toThankEnd: (count: number) => (count === 1 ? " to the person it names." : " to the persons they name."),
    noneDocumented: "No commendations are documented; ",
    noneDocumentedEnd: "so conversion says nothing about how customers felt.",
  },

  funnel: "From difficult to commended",
  funnelHint: "Each step with its share of the one before; what is lost on the way is counted.",
  stages: {
    contacted: "Difficult",
    closed: "Closed",
    mature: "30 days passed",
    resolved: "Resolved",
    kept: "Promises kept",
    commended: "Commended",
  },
  losses: {
    contacted: (n: string) => `${n} without a closing time`,
    closed: (n: string) => `${n} closed less than 30 days ago`,
    mature: (n: string) => `${n} not resolved`,
    resolved: (n: string) => `${n} with a promise broken, or not yet due`,
    kept: (n: string) => `${n} not commended`,
  },
  otherwise: (n: string, all: string) => `${n} more were commended all the same: ${all} in all, the conversion.`,
  ofStage: (name: string) => `interactions: ${name.toLowerCase()}`,
  unclosed: (n: string, of: string) =>
    `Of ${of} difficult interactions contacted in this period, ${n} have no closing time and are in no cohort.`,

  split: "Asked for or not",
  splitHint: "Praise that was asked for and praise that came by itself are not alike.",
  kinds: { unsolicited: "Came by itself", solicited: "Asked for", commended: "Not known" },

  trend: (grain: string) => `Commended, by ${grain} of closing`,
  trendHint: "The filled part ended in a commendation, the whole column could be measured.",
  trendSummary: (buckets: string, n: string) => `${n} measurable interactions over ${buckets} buckets; the table has each rate.`,
  commendedColumn: "Commended",
  measurable: "Measurable",

  endings: "How else difficult interactions ended",
  endingsHint: "Praise as events, moods that turned, and failures of ours that were made good.",

  list: "What customers said",
  listHint: (n: string, verified: string, recognised: string) =>
    `${n} received in this period, ${verified} verified, ${recognised} passed on to the person`,
  noText: "Praise without words",
  recognised: "passed on",
  notRecognised: "not passed on yet",
  notVerified: "not verified",
  solicited: "asked for",
  unsolicited: "came by itself",
  for: (behaviour: string) => `for: ${behaviour}`,
};
