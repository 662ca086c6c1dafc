/** Words of the page of causes. */
export const causes = {
  axes: "Axes of causes",
  axisNames: { anger: "How it felt", resistance: "Why it stayed difficult", topic: "What it was about" },
  noneKnown: "none recorded",
  badAxis: (given: string) => `axis must be anger, resistance or topic; got "${given}"`,
  ranking: "Causes by interactions",
  rankingHint: "Rows can exceed 100 % because an interaction can have two causes. Dark rows make up 80 %; select a name for its trend.",
  only: "only this cause",
  nothingKnown: "No cause is recorded on this axis in this view. The template has a column for each axis; imported categories are topics.",
  vital: (vital: number, all: number) => (vital === all ? (all === 1 ? "One cause" : `${all} causes`) : `${vital} of ${all} causes`),
  vitalShare: (vital: number) => (vital === 1 ? "makes up 80 % of what was recorded." : "make up 80 % of what was recorded."),
  first: (label: string, share: string) => `First is ${label}, in ${share} of the interactions.`,
  unknownBefore: "The cause is not known for ",
  unknown: (n: string, share: string) => `${n} (${share})`,
  allKnown: "Every interaction has one.",
};
