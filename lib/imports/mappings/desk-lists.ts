import type { Condition, Mapping, ValueRule } from "@/lib/imports/mapping";
import { PRAISE } from "@/lib/imports/mappings/words";

const procedure: ValueRule = { firstOf: [{ column: "Category" }, { column: "Type" }, { constant: "Ticket handling" }] };

const titled = (what: string): ValueRule => ({
  firstOf: [{ template: `{Category}: ${what}` }, { template: `{Type}: ${what}` }, { constant: `Ticket ${what}` }],
});

const failure = (when: Condition, known: string, mode: string, what: string): Mapping["lists"][number] => ({
  list: "interactionFailure",
  when,
  fields: { procedure, mode: { ifKnown: known, is: mode }, title: titled(what) },
});

const praise = (when: Condition): Mapping["lists"][number] => ({
  list: "commendation",
  when,
  fields: { receivedAt: { firstOf: [{ column: "Created" }, { column: "Date of purchase" }] }, text: { column: "Description" } },
});

const closedLate: Condition = { all: [{ not: { present: "Resolved" } }, { after: ["Closed", "Due"] }] };
const team: ValueRule = { firstOf: [{ column: "Group" }, { column: "Group ID", numbered: "Group" }] };
const agent: ValueRule = { firstOf: [{ column: "Assignee ID" }, { column: "Assignee" }] };

/**
 * What hangs on a ticket, by the names that the columns of help desks have here: what happened to it, what was promised,
 * where that failed, and praise.
 */
export function deskLists(due: "sla" | "resolution"): Mapping["lists"] {
  return [
    { list: "interactionEvent", fields: { kind: { constant: "resolved" }, at: { column: "Resolved" } } },
    { list: "interactionEvent", each: "\n", fields: { kind: { constant: "reopened" }, at: { column: "Reopened" } } },
    { list: "interactionEvent", fields: { kind: { constant: "closed" }, at: { column: "Closed" } } },
    {
      list: "promise",
      when: { present: "Due" },
      fields: {
        kind: { constant: due },
        procedureId: procedure,
        teamId: team,
        ...(due === "resolution" ? { personId: agent } : {}),
        dueAt: { column: "Due" },
        doneAt: { firstOf: [{ column: "Resolved" }, { column: "Closed" }] },
      },
    },
    {
      list: "promise",
      when: { present: "First response due" },
      fields: {
        kind: { constant: "sla" },
        text: { constant: "First response" },
        procedureId: procedure,
        teamId: team,
        dueAt: { column: "First response due" },
        doneAt: { column: "First response" },
      },
    },
    failure({ after: ["Resolved", "Due"] }, "Resolved", "late", "resolved after its due date"),
    failure(closedLate, "Closed", "late", "closed after its due date"),
    failure({ after: ["First response", "First response due"] }, "First response", "late", "answered after its due date"),
    failure({ atLeast: ["Reopens", 1] }, "Reopens", "missing_step", "reopened after it was resolved"),
    praise({ in: ["Type", PRAISE] }),
    praise({ contains: ["Tags", PRAISE] }),
  ];
}
