/** Words of the page of ownership rules. */
export const ownership = {
  ownership: {
    title: "Ownership",
    sentence:
      "Whose a failure is where no person has named an owner: the last rule that matches wins, for each of the two owners by itself.",
    list: "Rules, in order",
    none: "There is no rule yet: a failure belongs to whoever owns its procedure. Add one below.",
    make: "Add a rule",
    makeHint: "It comes last, so it wins over those before it.",
    noTeams: "No team is known yet. Teams come with the interactions that are imported.",
    fields: {
      procedure: "Procedure",
      product: "Product of most interactions",
      team: "Team of most interactions",
      production: "Owner in production",
      support: "Owner in support",
    },
    whenEmpty: { procedure: "Any", product: "Any", team: "Any", production: "As before", support: "As before" },
    submit: "Add the rule",
    columns: { when: "Failures", owners: "Production / support owner", matches: "Matches", actions: "Change" },
    when: (procedure: string | null, product: string | null, team: string | null) =>
      [procedure, product, team].filter((each) => each !== null).join(" · ") || "All failures",
    asBefore: "as before",
    matches: (count: string, n: number) => `${count} ${n === 1 ? "failure" : "failures"}`,
    up: "Up",
    down: "Down",
    remove: "Delete",
    of: (action: string, when: string) => `${action}: ${when}`,
    failed: "That could not be done. Nothing was changed; try again.",
  },
};
