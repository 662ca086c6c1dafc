/** Words of what interactions waited on, and of how people got by meanwhile. */
export const waits = {
  title: "Who waits on whom",
  hint: "Hours lost by interactions of a team (rows) waiting on another team or a system (columns). Each opens its interactions.",
  none: "No interaction in view says what it waited on. The template's columns waiting_on_team and waiting_on_minutes hold it.",
  unknownMinutes: (unknown: string, of: string) =>
    `For ${unknown} of ${of} interactions it is not known how long they waited; they count as interactions and not as hours.`,
  hours: (n: string) => `${n} h`,
  noHours: "?",
  cell: (team: string, on: string, hours: string, n: string) => `${team} waiting on ${on}: ${hours} in ${n} interactions`,
  emptyCell: (team: string, on: string) => `${team} did not wait on ${on}`,
  unknownTime: "time not known",
  table: "The same as a table",
  columns: { team: "Handled by", on: "Waited on", hours: "Hours", interactions: "Interactions", failures: "Failures" },
  failuresOf: (team: string, on: string) => `failures in interactions of ${team} that waited on ${on}`,
  interactionsOf: (team: string, on: string) => `interactions of ${team} that waited on ${on}`,
  systems: "Systems",
  systemsHint: "What is not people: tick it, and its column says so.",
  system: "system",
  failed: "It could not be saved, and nothing was changed. Try again.",

  waitedOn: "Waited on",
  waited: (name: string, hours: string | null) => (hours === null ? `${name}, time not known, in ` : `${name} ${hours} in `),
  interactions: (count: string, n: number) => `${count} ${n === 1 ? "interaction" : "interactions"}`,

  workaround: "Workaround",
  documented: (n: string, of: string) => `${n} of ${of}`,
  withOne: " interactions got by with one",
  noWorkaround: "None is documented in these interactions.",
  more: (n: number) => (n === 1 ? "One more is worded otherwise." : `${n} more are worded otherwise.`),
  readAtMost: (n: string) => `Only the newest ${n} were read for their words.`,
};
