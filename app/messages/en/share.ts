import type { MetricKind } from "@/lib/metrics/define";

/** Words of links that open one page to people who do not sign in, and of what they show. */
export const share = {
  dialog: {
    hint: "Whoever has the link reads the numbers of this page under these filters, without signing in: no single interactions, no names of people, no texts. Small counts are held back. It goes by what you may see, at the moment it is read.",
    name: "Name, for your own list",
    placeholder: "For the board",
    days: "Ends after",
    day: (days: number) => (days === 1 ? "1 day" : `${days} days`),
    submit: "Make the link",
    cancel: "Cancel",
    link: "The link",
    once: "Copy it now: it is shown this once.",
    copy: "Copy the link",
    copied: "Copied",
    done: "I have kept it",
    failed: "That could not be done. Nothing was changed; try again.",
  },
  list: {
    title: "Share links",
    sentence: (live: number) =>
      live === 0
        ? "No page is shared. To share one, open it, set its filters, and choose “share” in the bar under the title."
        : `${live === 1 ? "One link is" : `${live} links are`} in force. Each opens the numbers of one page, small ones held back, until it ends or is revoked.`,
    caption: "Links",
    columns: { name: "Link", made: "Made", ends: "Ends", read: "Last read", actions: "Change" },
    never: "never",
    ends: (when: string) => `ends ${when}`,
    ended: (when: string) => `ended ${when}`,
    revoked: (when: string) => `revoked ${when}`,
    revoke: "Revoke",
    revokeNamed: (name: string) => `Revoke the link ${name}`,
    ask: "Whoever has it reads nothing from now on.",
    sure: "Revoke it for ever",
    keep: "Keep it",
  },
  page: {
    sentence: (from: string, asOf: string) => `${from ? `${from}. ` : ""}As it stood ${asOf}.`,
    allTime: "All time",
    sample: "These numbers are invented: they are a sample.",
    filters: (n: number) => (n === 0 ? null : n === 1 ? "Narrowed by one filter." : `Narrowed by ${n} filters.`),
    small: (mark: string, threshold: number) =>
      `${mark} stands for a count from 1 to ${threshold - 1}, and for the fewest others from which one could be worked out.`,
    numbers: "Numbers",
    held: "held back",
    of: (part: string, whole: string) => `${part} of ${whole}`,
    columns: { series: "Of which", bucket: "From", value: "Value", numerator: "Count", denominator: "Of" },
    value: { count: "Count", rate: "Share", "per-hundred": "Per 100", duration: "Median" } satisfies Record<MetricKind, string>,
    split: (title: string, by: string) => `${title} by ${by}`,
    trend: (title: string) => `${title} over time`,
    failures: "Failures seen",
    failureColumns: {
      title: "Failure",
      procedure: "Procedure",
      state: "State",
      interactions: "Interactions",
      customers_known: "Customers",
      promises_missed: "Promises missed",
    },
    by: {
      team: "team",
      kind: "kind of promise",
      procedure: "procedure",
      "cause.anger": "how it felt",
      "cause.resistance": "why it stayed difficult",
      "cause.topic": "what it was about",
    },
  },
};
