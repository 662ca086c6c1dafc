/** Words of what reads alike: the unlinked interactions that resemble a failure's, and the needs that nobody has named yet. */
export const needs = {
  /** After a number of interactions in the explorer. */
  alikeRows: " that are linked to no failure and read alike",
  failed: "That could not be saved. Try again.",

  similar: {
    title: "Others with the same need",
    count: (n: number) => (n === 1 ? "One unlinked interaction" : `${n} unlinked interactions`),
    customers: (n: number) => (n === 0 ? " reading alike" : ` of ${n} ${n === 1 ? "customer" : "customers"}`),
    readAlike: (n: number) => (n === 1 ? " reads alike" : " read alike"),
    most: (n: number) => `These ${n} read most alike; there may be more once they are linked.`,
    none: "No unlinked interaction reads like those of this failure.",
    looking: "Looking for interactions that read alike …",
    quote: (written: string) => `“${written}”`,
    weeks: (total: string) => `Weeks of the contacts: ${total} in the last twelve`,
    review: "Review and link",
    reviewTitle: "Which of these show the failure too?",
    reviewHint: "Nothing is linked unless you say so. What you say is not this will not be offered again.",
    all: "Select all",
    select: (id: string) => `Select ${id}`,
    link: (n: number) => (n === 0 ? "Link" : `Link ${n}`),
    refuse: "Not this",
    close: "Close",
  },

  emerging: {
    title: "Needs nobody has named yet",
    link: (n: number) => (n === 0 ? "Needs nobody has named yet" : `Needs nobody has named yet: ${n}`),
    sentence: (n: number) =>
      n === 1
        ? "One group of interactions that read alike is linked to no failure."
        : `${n} groups of interactions that read alike are linked to no failure; those that grow most come first.`,
    none: "No group of unlinked interactions reads alike",
    noneHint:
      "Groups are looked for in the background: at least three difficult interactions of two known customers, linked to no failure, whose summaries or narratives use the same telling words.",
    toInteractions: "Show all interactions",
    list: "Groups, by how they grow",
    others: (n: number) => (n === 1 ? "Show the other one" : `Show the other ${n}`),
    interactions: (n: number) => `${n} interactions`,
    of: " of ",
    customers: (n: number) => `${n} customers`,
    words: (words: readonly string[]) => words.join(" · "),
    recent: (n: number) => `${n} in the last 28 days`,
    before: (n: number) => `${n} in the 28 before`,
    sparkline: (total: string) => `${total} interactions over twelve weeks`,
    named: (words: readonly string[]) => words.slice(0, 3).join(", "),
    make: "Make it a failure",
    makeNamed: (words: string) => `Make ${words} a failure`,
    dismiss: "Dismiss",
    dismissNamed: (words: string) => `Dismiss ${words}`,
    dismissed: (words: string) => `Dismissed: ${words}.`,
    undo: "Undo",
    formHint: (n: number) => `Its ${n} interactions are linked to the failure.`,
    fields: { title: "Title", procedure: "Procedure", mode: "Went wrong by" },
    cancel: "Cancel",
  },
};
