/** Words of the page that shows when difficult interactions arrive. */
export const arrivals = {
  title: "Arrivals",
  sentence: {
    none: "No difficult interaction is in view.",
    noTimes: (n: string) => `For none of ${n} difficult interactions the hour is known, only the day.`,
    busiest: (of: string, when: string) => ` of ${of} difficult interactions came on ${when}, more than in any other four hours.`,
    tooFew: (n: string, fewest: number) =>
      `${n} difficult interactions have a time. From ${fewest} on, and five of them in the same four hours of the week, this says when most come.`,
    outside: (share: string, interval: string, of: string) => `${share} (${interval}) of ${of} came when their team was not at work.`,
    outsideFew: (n: string, of: string) => `${n} of ${of} came when their team was not at work; too few for a share.`,
    noHours: "Say when each team works, and this tells how many come when nobody is there.",
    hoursLink: "Working hours",
    unknownHours: (n: string) => `For ${n} of them no calendar says when their team works.`,
    moveShift: "Worth trying: a shift that covers the fullest hours, or a callback promised for the next opening.",
    keepFree: "Most come while people are there: keep breaks and meetings out of the fullest hours.",
    neither: "Whether that is many cannot be told yet; look again over a longer period.",
  },

  grid: "By weekday and hour",
  gridHint: (zone: string) => `Difficult interactions by the clock of ${zone}. Each number opens its rows.`,
  summary: (busiest: string | null, timed: string) =>
    busiest === null
      ? `${timed} difficult interactions by weekday and hour.`
      : `${timed} difficult interactions by weekday and hour; most on ${busiest}.`,
  caption: "Difficult interactions by weekday and hour",
  captionBlocks: "Difficult interactions by weekday and four hours",
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  hour: "Hour",
  all: "All",
  cell: (when: string, n: string, isOutside: boolean) => `${when}: ${n}${isOutside ? ", outside working hours" : ""}`,
  outsideOf: (isOnly: boolean) =>
    isOnly
      ? "Hatched hours are usually outside working hours."
      : "Hatched hours are usually outside the working hours that hold for most of these.",
  untimed: (n: number) =>
    n === 1 ? "is known to the day alone, so it is in no hour." : "are known to the day alone, so they are in no hour.",
  untimedLink: "whose time is not known",
  table: "The same as a table",
  noRate:
    "These are counts and no rates: contact volumes are stated by day, so how many contacts came in an hour is not known. A full hour may only be a busy one.",

  announced: "Announced or not",
  announcedHint: "Whether the contact came with a warning, where that was documented.",
  kinds: { yes: "Announced", no: "Not announced", unknown: "Not known" },
  announcedShare: (share: string, interval: string, known: string) =>
    `${share} (${interval}) of ${known} of which it is known came announced.`,
  announcedFew: (known: string) => `Known for ${known}: too few for a share.`,
  announcedNone: "For none of these it is documented whether they came announced.",

  dayparts: "How it went, by part of the day",
  daypartsHint: (fewest: number) =>
    `Told from ${fewest} known on. A difference here may come from what is called about at that hour, and not from the hour.`,
  daypartNames: ["Night", "Morning", "Afternoon", "Evening"],
  columns: { part: "Part of the day", arrivals: "Arrived", calm: "Until calm, median", ended: "Ended in a good mood" },
  calm: (median: string, p90: string, n: string) => `${median}, nine in ten within ${p90} (n\u00a0${n})`,
  ended: (share: string, interval: string, n: string) => `${share} (${interval}, n\u00a0${n})`,
  tooFewKnown: (n: string) => `too few (n\u00a0${n})`,
  goodMood: "A good mood is 4 or 5 of 5 at the end.",
};
