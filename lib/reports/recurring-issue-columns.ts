import { dayOf } from "@/lib/dates";
import { NEW_FOR_DAYS } from "@/lib/failures/failure-state";
import { LIFECYCLE_STATES } from "@/lib/failures/lifecycle";
import type { FailureList, FailureRow } from "@/lib/failures/list-failures";
import { type Filters, filtersToParams } from "@/lib/filters";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import type { TableCell, TableColumn } from "@/lib/reports/table-file";
import { failureModeLabels } from "@/lib/vocabulary";

interface IssueColumn extends TableColumn {
  cell: (row: FailureRow, list: FailureList, filters: Filters) => TableCell;
}

/** The columns of the recurring-issue report. Their names and order are what programs rely on: add, never rename. */
export const RECURRING_ISSUE_COLUMNS: readonly IssueColumn[] = [
  {
    name: "failure",
    holds: "text",
    width: 32,
    meaning: "The code of the failure, in addresses and filters. It stays the same when the title changes.",
    cell: (row) => row.code,
  },
  { name: "title", holds: "text", width: 44, meaning: "What goes wrong, in words.", cell: (row) => row.title },
  { name: "procedure", holds: "text", width: 28, meaning: "The documented way of working that failed.", cell: (row) => row.procedure },
  {
    name: "failure_mode",
    holds: "text",
    width: 20,
    meaning: `How the procedure fails: ${Object.values(failureModeLabels).join(", ")}.`,
    cell: (row) => failureModeLabels[row.mode] ?? row.mode,
  },
  {
    name: "state",
    holds: "text",
    width: 12,
    metric: "recurring-failures",
    meaning: `One of ${LIFECYCLE_STATES.join(", ")}. candidate: the recurrence rule is not met; new: it was first met within ${NEW_FOR_DAYS} days before the as-of; ongoing: earlier than that; the others say that it escalates, what its latest fix did, or that it is put aside.`,
    cell: (row) => row.state,
  },
  {
    name: "recurring_since",
    holds: "day",
    metric: "recurring-failures",
    meaning: "The day on which the recurrence rule was first met; empty for a candidate.",
    cell: (row) => row.recurringSince,
  },
  {
    name: "production_owner",
    holds: "text",
    meaning: "The team that owns the procedure in production; unowned where none is named.",
    cell: (row) => row.productionOwner ?? "unowned",
  },
  {
    name: "support_owner",
    holds: "text",
    meaning: "The team that owns the procedure in support; unowned where none is named.",
    cell: (row) => row.supportOwner ?? "unowned",
  },
  {
    name: "interactions",
    holds: "number",
    meaning: "Interactions contacted in the period that show this failure. One with two failures counts in both rows.",
    cell: (row) => row.counts.interactions,
  },
  {
    name: "interactions_compared",
    holds: "number",
    meaning: "The same in the compared period of the scope; empty where nothing is compared.",
    cell: (row) => row.interactionsBefore,
  },
  {
    name: "customers_known",
    holds: "number",
    meaning: "Different known customers among these interactions.",
    cell: (row) => row.counts.customers,
  },
  {
    name: "interactions_customer_unknown",
    holds: "number",
    meaning: "Interactions among them whose customer is not known. They are not counted as customers.",
    cell: (row) => row.counts.customerUnknown,
  },
  {
    name: "handle_minutes",
    holds: "number",
    meaning: "Handling time in minutes, over the interactions that have it; empty where none has.",
    cell: (row) => row.counts.minutes,
  },
  {
    name: "interactions_with_minutes",
    holds: "number",
    meaning: "How many of the interactions have a handling time.",
    cell: (row) => row.counts.minutesKnown,
  },
  {
    name: "promises_due",
    holds: "number",
    metric: "follow-through",
    meaning: "Promises of this failure's interactions whose first promised date lies in the period and has passed: the denominator.",
    cell: (row) => row.promises.due,
  },
  {
    name: "promises_missed",
    holds: "number",
    metric: "follow-through",
    meaning: "Those of them that were due and not done, or that we cancelled.",
    cell: (row) => row.promises.missed,
  },
  {
    name: "first_seen",
    holds: "day",
    meaning: "The day of the first contact that shows this failure, over all time up to the as-of, in the zone of the scope.",
    cell: (row, { period }) => seenDay(row.firstSeenAt, period.zone),
  },
  {
    name: "last_seen",
    holds: "day",
    meaning: "The day of the last such contact.",
    cell: (row, { period }) => seenDay(row.lastSeenAt, period.zone),
  },
  {
    name: "rows",
    holds: "text",
    width: 60,
    meaning:
      "The address of these interactions on the server that made this file. A relative period means there what it means when it is opened.",
    cell: (row, _, filters) => `/interactions?${filtersToParams({ ...filters, failure: [row.code] })}`,
  },
  {
    name: "fix",
    holds: "text",
    width: 44,
    meaning: "What was changed last to end this failure, or is to be; empty where no fix is recorded.",
    cell: ({ lifecycle: { verdict: fix } }) => fix?.title ?? null,
  },
  {
    name: "fix_effective",
    holds: "day",
    meaning: "The day on which that fix took or takes effect.",
    cell: ({ lifecycle: { verdict: fix } }) => fix?.effectiveDay ?? null,
  },
  {
    name: "fix_verdict",
    holds: "text",
    width: 24,
    meaning:
      "By the criterion set for it: planned; effective, worse, inconclusive, or not comparable where nothing was seen before it, each with (so far) while its window runs; regressed where it came back.",
    cell: ({ lifecycle: { verdict: fix } }) => fix && verdictWords(fix),
  },
  {
    name: "fix_rate_ratio",
    holds: "number",
    meaning: "How many times the rate before that fix the rate after it is; empty where it cannot be said.",
    cell: ({ lifecycle: { verdict: fix } }) => rounded(fix?.ratio?.ratio),
  },
  {
    name: "fix_rate_ratio_low",
    holds: "number",
    meaning: "The lower end of its exact 95 % interval.",
    cell: ({ lifecycle: { verdict: fix } }) => rounded(fix?.ratio?.low),
  },
  {
    name: "fix_rate_ratio_high",
    holds: "number",
    meaning: "The upper end of its exact 95 % interval.",
    cell: ({ lifecycle: { verdict: fix } }) => rounded(fix?.ratio?.high),
  },
];

function verdictWords({ stage, outcome, regressedDay }: FixVerdict): string {
  if (stage === "planned") return "planned";
  if (regressedDay !== null) return "regressed";
  return `${outcome ?? "not comparable"}${stage === "verifying" ? " (so far)" : ""}`;
}

/** To four places; what has no upper end is left empty. */
function seenDay(at: number | null, zone: string): number | null {
  return at === null ? null : dayOf(at, zone);
}

function rounded(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Math.round(value * 10_000) / 10_000;
}
