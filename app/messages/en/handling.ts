/** Words of the handling page, and of every curve of durations. */
export const handling = {
  title: "Handling",
  tiles: "How it went",
  documentation: "How it was done and documented",
  window: "Sequels within",
  windowHint: "How long after a contact, a resolution or a closing something still counts as its sequel.",
  days: (days: string) => `${days} days`,

  sentence: {
    settled: (rate: string) => `${rate} of issues were settled at the first contact`,
    repeat: (rate: string, days: string) => `${rate} of contacts were followed by another within ${days} days`,
    worst: (team: string, rate: string, overall: string) =>
      ` Most often contacted again is what ${team} handles: ${rate}, against ${overall} in all.`,
    within: (time: string) => ` Half of everything is resolved within ${time}.`,
    notReached: " Less than half of everything has been resolved so far.",
    nothing: "Nothing here says how interactions went: neither customers, nor resolutions, nor escalations are known.",
    and: ", and ",
    end: ".",
  },

  notMeasurable: "Not measurable in these interactions",
  reasons: (unknown: string, unit: string) => `${unknown} ${unit} of which it is not known`,
  noRows: "nothing of the kind is recorded",

  teams: "By team",
  teamsHint: "Each with what it is of; fewer than 5 are grey, and nothing is ranked.",
  team: "Team",
  columns: { settled: "Settled at first contact", repeat: "Contacted again", escalated: "Escalated" },
  noTeams: "No interaction here says which team handled it.",
  of: (n: string) => `of ${n}`,

  firstResolution: "Still open after the contact, until first resolved",
  lastResolution: "Still open after the contact, until resolved to stay",
  curveHint:
    "The share still open (0–100 %) after so long, with its 95 % band. What is open today counts as open for as long as it has been.",
};
