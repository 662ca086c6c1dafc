import type { Mapping } from "@/lib/imports/mapping";

const time = { order: "dmy", serial: true } as const;
const reopened = { present: "Reopen_Time" } satisfies Mapping["difficult"];

/** Incidents of HP Service Manager, as a bank handed them out for the BPI Challenge 2014. */
export const itsm: Mapping = {
  code: "itsm",
  name: "HP Service Manager incidents",
  source: { code: "itsm", name: "HP Service Manager incidents", zone: "Europe/Amsterdam" },
  columns: [
    { name: "Incident_ID", also: ["Incident ID"], isRequired: true },
    { name: "Open_Time", isRequired: true, date: time },
    { name: "CI_Name", also: ["CI Name (aff)"] },
    { name: "CI_Cat", also: ["CI Type (aff)"] },
    { name: "CI_Subcat", also: ["CI Subtype (aff)"] },
    { name: "WBS", also: ["Service Component WBS (aff)"] },
    { name: "Status", isRequired: true },
    { name: "Impact" },
    { name: "Urgency" },
    { name: "Priority" },
    { name: "number_cnt" },
    { name: "Category" },
    { name: "KB_number", also: ["KM number"] },
    { name: "Alert_Status" },
    { name: "No_of_Reassignments", also: ["# Reassignments"] },
    { name: "Reopen_Time", date: time },
    { name: "Resolved_Time", date: time },
    { name: "Close_Time", date: time },
    { name: "Handle_Time_hrs", also: ["Handle Time (Hours)"] },
    { name: "Closure_Code", isRequired: true },
    { name: "No_of_Related_Interactions", also: ["# Related Interactions"] },
    { name: "Related_Interaction" },
    { name: "No_of_Related_Incidents", also: ["# Related Incidents"] },
    { name: "No_of_Related_Changes", also: ["# Related Changes"] },
    { name: "Related_Change" },
  ],
  none: ["#MULTIVALUE", "NS", "NA", "#N/B"],
  otherColumns: "keep",
  // Counters without meaning, and hours whose decimal point was lost ("3,87,16,91,111").
  left: ["number_cnt", "Handle_Time_hrs"],
  attributes: [
    "WBS",
    "Impact",
    "Urgency",
    "KB_number",
    "Related_Interaction",
    "No_of_Related_Interactions",
    "No_of_Related_Incidents",
    "No_of_Related_Changes",
    "Related_Change",
  ],
  externalId: "Incident_ID",
  difficult: reopened,
  notes: [
    {
      code: "difficult_by_rule",
      when: reopened,
      says: [
        "incident is difficult because it was reopened (Reopen_Time)",
        "incidents are difficult because they were reopened (Reopen_Time)",
      ],
    },
  ],
  fields: {
    contactedAt: { column: "Open_Time" },
    closedAt: { column: "Close_Time" },
    productId: { column: "CI_Name" },
    procedureId: { constant: "Incident handling" },
    direction: { constant: "inbound" },
    severity: { column: "Priority", words: { "1": "4", "2": "3", "3": "2", "4": "1", "5": "1", "*": null } },
    transferCount: { column: "No_of_Reassignments" },
    summary: { firstOf: [{ template: "{Category}: {CI_Subcat}" }, { column: "Category" }] },
  },
  facets: [
    { code: "status", name: "Status", from: { column: "Status" } },
    { code: "category", name: "Category", from: { column: "Category" } },
    { code: "closure-code", name: "Closure code", from: { column: "Closure_Code" } },
    { code: "ci-category", name: "Kind of item", from: { column: "CI_Cat" } },
    { code: "change", name: "Tied to a change", from: { ifKnown: "No_of_Related_Changes", is: "yes", otherwise: "no" } },
  ],
  causes: [{ axis: { constant: "topic" }, levels: [{ column: "CI_Subcat" }], primary: { column: "CI_Subcat" } }],
  verifiedCause: { axis: { constant: "topic" }, levels: [{ column: "Closure_Code" }] },
  lists: [
    { list: "interactionEvent", fields: { kind: { constant: "resolved" }, at: { column: "Resolved_Time" } } },
    { list: "interactionEvent", fields: { kind: { constant: "reopened" }, at: { column: "Reopen_Time" } } },
    { list: "interactionEvent", fields: { kind: { constant: "closed" }, at: { column: "Close_Time" } } },
    {
      list: "interactionFailure",
      when: reopened,
      fields: {
        procedure: { constant: "Incident handling" },
        mode: { ifKnown: "Reopen_Time", is: "missing_step" },
        title: { constant: "Reopened after it was resolved" },
      },
    },
  ],
};
