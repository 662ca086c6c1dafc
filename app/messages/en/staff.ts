/** Words of the pages of the staff: a list without numbers, one person's own numbers, and who looked at them. */
export const staff = {
  title: "Staff",
  sentence: (people: string, n: number) =>
    `${people} ${n === 1 ? "person" : "people"}, by name. Debrief looks for procedures that fail; it ranks nobody, and whoever is looked at can see by whom.`,
  list: "Staff by name",
  none: "Nobody of the staff is known yet",
  noneHint: "They come with interactions that say who handled them. You see those of your own teams.",
  columns: { name: "Name", team: "Team", handled: "Handled in twelve months" },
  unnamed: (pseudonym: string) => `Without a name, ${pseudonym}`,
  noTeam: "not known",
  enough: (minimum: number) => `${minimum} or more`,
  tooFew: "too few to speak of",
  link: "Staff",
  own: "My own page",

  person: {
    sentence: (days: string) =>
      `What this person handled, ${days}: beside their team, and beside no other person. They see this page, and that you have looked.`,
    ownSentence: (days: string) => `What you handled, ${days}: the page that others see of you.`,
    numbers: "Shares",
    hint: (minimum: number) =>
      `A share is said from ${minimum} on, with the interval in which it lies 95 times in 100. Where the intervals overlap, there is no difference to speak of.`,
    columns: { metric: "Share", own: "Own", team: "Team" },
    team: (name: string) => `Team ${name}`,
    tooFew: (n: number, minimum: number) => `too few to say: ${n} of ${minimum}`,
    noTeam: "not shown",
    noTeamHint:
      "A team's share is left out where it would be that of one or two people. Who handles what is not chosen by whoever handles it: hard cases go to some people more than to others.",
    of: (n: string) => `of ${n}`,
    notLinked: "You are no member of staff here",
    notLinkedHint: "An administrator can say which member of staff you are; what others see of you then stands here.",
    looked: "Who looked at this page",
    lookedHint: "Each person once in ten minutes; your own looks are not noted.",
    nobody: "Nobody else has looked at it.",
    viewer: "Who",
    when: "When",
  },
};

const others: Record<string, string> = {
  owner: "the owner",
  system: "Debrief",
  command: "the command line",
  rule: "a link rule",
};

/** Who did something. */
export const actors = {
  former: "a former user",
  program: (name: string) => `the program ${name}`,
  formerProgram: "a program whose key is gone",
  others,
};
