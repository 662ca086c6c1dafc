/** Words of how people judge a failure: failure mode and effects. */
export const assessment = {
  title: "Risk",
  hint: "Judged by people, 1 (least) to 10; severity counts first",
  priorities: { high: "high", medium: "medium", low: "low" },
  priority: (word: string) => `Action priority ${word}`,
  unjudged: "Judge all three to see how soon something has to be done.",
  names: { severity: "Severity", occurrence: "Occurrence", detection: "Detection" },
  none: "not judged",
  /** The scale in words: from each of these numbers on. */
  scales: {
    severity: [
      [1, "hardly noticed"],
      [2, "a nuisance"],
      [4, "work lost, a promise missed"],
      [7, "the customer is lost or harmed in money"],
      [9, "people, the law or their data are in danger"],
    ],
    occurrence: [
      [1, "less than once a year"],
      [2, "about once a year or twice"],
      [4, "about once a month"],
      [6, "about once a week"],
      [8, "most days"],
      [10, "several times a day"],
    ],
    detection: [
      [1, "always noticed before it reaches a customer"],
      [3, "mostly noticed in time"],
      [5, "noticed in time as often as not"],
      [7, "mostly noticed only by the customer"],
      [9, "not noticed until the customer complains"],
    ],
  },
  option: (n: number, words: string) => `${n} · ${words}`,
  suggested: (occurrence: number) => `The data speaks for an occurrence of ${occurrence}: `,
  suggestedBy: (n: string, one: number) => `${n} ${one === 1 ? "interaction" : "interactions"} in the last 90 days`,
  save: "Keep the judgement",
  saved: "Kept.",
  failed: "The judgement could not be kept. Try again.",
};
