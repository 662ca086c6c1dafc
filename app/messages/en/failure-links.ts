const interactions = (n: number) => `${n.toLocaleString("en")} ${n === 1 ? "interaction" : "interactions"}`;
const customers = (n: number) => `${n.toLocaleString("en")} known ${n === 1 ? "customer" : "customers"}`;

/** Words of merging, splitting and linking failures. */
export const failureLinks = {
  failed: "That did not work; try again.",
  cancel: "Cancel",
  undo: "Undo",
  undone: "Taken back.",

  merge: {
    open: "Merge",
    title: (n: number) => `Merge ${n} failures into one`,
    choose: "Which name stays",
    counting: "Counting what they show together…",
    each: (n: number, m: number, seen: string | null) => [interactions(n), `, ${customers(m)}${seen === null ? "" : `, ${seen}`}`] as const,
    between: (first: string, last: string) => (first === last ? `seen on ${first}` : `seen from ${first} to ${last}`),
    together: "Together",
    shared: (n: number) =>
      n === 0
        ? "No interaction shows more than one of them."
        : `${interactions(n)} ${n === 1 ? "shows" : "show"} more than one of them and will count once.`,
    lasting: "Over all time. What later comes under the other names counts here too; each merge can be taken back.",
    submit: "Merge",
    done: (title: string) => `Merged into “${title}”.`,
  },

  links: {
    title: "How it hangs together",
    merged: "Merged into it",
    unmerge: "Take the merge back",
    unmergeNamed: (title: string) => `Take the merge of ${title} back`,
    splitFrom: "Split off from",
    mergeBack: "Merge back",
    splitOff: "Split off from it",
    split: "Split…",
    rules: "Rules that link to it",
    noRules: "None yet. A rule links what holds a cause, a product or words, now and from then on.",
    addRule: "New rule…",
  },

  split: {
    title: (title: string) => `Split interactions off “${title}”`,
    hint: "What meets all of this moves to a failure of its own. An import will not bring it back, and it can be merged back.",
    newTitle: "Title of the new failure",
    remember: "Link later interactions like these to the new failure, too",
    preview: (n: number, m: number, staying: number) =>
      ["", interactions(n), ` of ${customers(m)} would move; ${interactions(staying)} would stay.`] as const,
    submit: "Split off",
  },

  rule: {
    title: (title: string) => `A rule that links to “${title}”`,
    hint: "Interactions that meet all of this are linked, those that are here and those to come. What was unlinked by hand stays so.",
    cause: "Cause",
    product: "Product",
    any: "any",
    words: "Words, all of them in the summary or the narrative",
    from: "Contacted from",
    preview: (n: number, m: number, linked: number) =>
      ["Matches ", interactions(n), ` of ${customers(m)}, ${linked.toLocaleString("en")} already linked.`] as const,
    submit: "Make the rule",
    causeIs: (name: string) => `cause ${name}`,
    productIs: (name: string) => `product ${name}`,
    wordsAre: (words: string) => `“${words}”`,
    since: (day: string) => `from ${day}`,
    paused: "paused",
    behind: "still looking through the interactions",
    pause: "Pause",
    resume: "Resume",
    remove: "Delete",
    named: (action: string, rule: string) => `${action} the rule ${rule}`,
    keep: "Delete it, keep its links",
    take: "Delete it and its links",
  },

  link: {
    open: "Link to a failure…",
    title: (n: number) => `Link ${interactions(n)} to a failure`,
    name: "Name of the failure",
    nothing: "No failure by that name.",
    typeFirst: "Type a part of its name.",
    make: "Make a new failure",
    known: "Choose one that is there",
    newTitle: "Title",
    procedure: "Procedure",
    mode: "How it fails",
    submit: "Link",
    submitNew: "Make it and link",
    linked: (n: number, title: string) =>
      n === 0 ? `All of them were linked to “${title}” before.` : `${interactions(n)} linked to “${title}”.`,
    unlink: "Unlink",
    unlinkFrom: (title: string) => `Unlink from ${title}`,
    unlinked: (title: string) => `Unlinked from “${title}”; no import and no rule will link it again.`,
  },

  selection: {
    column: "Selected",
    select: (what: string) => `Select ${what}`,
    selected: (n: number) => `${interactions(n)} selected`,
    all: (n: number) => `All ${interactions(n)} that match`,
    none: "Select none",
  },
};
