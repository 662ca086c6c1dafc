import { csvOf } from "./import-arrange";

const HEADER = [
  "number",
  "ident_state",
  "reassignment_count",
  "reopen_count",
  "sys_mod_count",
  "made_sla",
  "caller_id",
  "opened_by",
  "opened_at",
  "contact_type",
  "category",
  "category",
  "impact",
  "priority",
  "assignment_group",
  "assigned_to",
  "problem_id",
  "rfc",
  "closed_code",
  "resolved_at",
  "closed_at",
];

/** Nine events of four invented incidents, in the manner of ServiceNow's log: the state with the highest sys_mod_count counts. */
export const EVENTS: string[][] = [
  event("I-1", { ident_state: "New", sys_mod_count: "0", made_sla: "true" }),
  event("I-1", { ident_state: "Active", sys_mod_count: "2", made_sla: "true", reopen_count: "1", problem_id: "P-1" }),
  event("I-1", { ident_state: "Closed", sys_mod_count: "10", made_sla: "false", reopen_count: "1", closed_at: "25/3/2016 12:00" }),
  event("I-2", { ident_state: "New", sys_mod_count: "0", contact_type: "Email", caller_id: "?" }),
  event("I-2", { ident_state: "Closed", sys_mod_count: "3", contact_type: "Email", caller_id: "?", closed_at: "26/3/2016 08:30" }),
  // Two states of one number: the later row counts.
  event("I-3", { ident_state: "Active", sys_mod_count: "4", rfc: "C-1" }),
  event("I-3", { ident_state: "Closed", sys_mod_count: "4", rfc: "C-1", priority: "1" }),
  event("I-4", { ident_state: "Closed", sys_mod_count: "7", made_sla: "false" }),
  event("I-4", { ident_state: "-100", sys_mod_count: "6", made_sla: "false", assignment_group: "?" }),
];

export function eventLog(events: string[][] = EVENTS): string {
  return csvOf(HEADER, events);
}

export function event(number: string, values: Record<string, string> = {}): string[] {
  const usual: Record<string, string> = {
    number,
    reassignment_count: "2",
    reopen_count: "0",
    made_sla: "true",
    caller_id: "2403",
    opened_by: "8",
    opened_at: "24/3/2016 01:16",
    contact_type: "Phone",
    category: "55",
    impact: "2",
    priority: "3",
    assignment_group: "56",
    assigned_to: "?",
    problem_id: "?",
    rfc: "?",
    closed_code: "5",
    resolved_at: "24/3/2016 11:29",
    closed_at: "?",
  };
  return HEADER.map((name) => values[name] ?? usual[name] ?? "");
}
