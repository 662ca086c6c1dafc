import type { Mapping } from "@/lib/imports/mapping";

/** Complaints to the FCC about one company, as they were handed out for Comcast: date and time stand in columns of their own. */
export const fcc: Mapping = {
  code: "fcc",
  name: "FCC complaints",
  source: { code: "fcc", name: "FCC complaints", zone: "America/New_York" },
  columns: [
    { name: "Ticket #", isRequired: true },
    { name: "Customer Complaint", isRequired: true },
    { name: "Date", isRequired: true, date: { order: "dmy", serial: true } },
    { name: "Date_month_year" },
    { name: "Time" },
    { name: "Received Via", isRequired: true },
    { name: "City" },
    { name: "State" },
    { name: "Zip code" },
    { name: "Status", isRequired: true },
    { name: "Filing on Behalf of Someone", only: ["Yes", "No"] },
  ],
  none: ["N/A"],
  otherColumns: "keep",
  // Made from the date, so that it repeats what is wrong with it.
  left: ["Date_month_year"],
  attributes: ["City", "Zip code"],
  externalId: "Ticket #",
  difficult: { always: true },
  fields: {
    contactedAt: { join: ["Date", "Time"], with: " " },
    channelId: { column: "Received Via" },
    procedureId: { constant: "FCC complaint response" },
    direction: { constant: "inbound" },
    counterparty: { constant: "end_customer" },
    outcome: { column: "Status", words: { Solved: "resolved", "*": null } },
    summary: { column: "Customer Complaint" },
  },
  facets: [
    { code: "status", name: "Status", from: { column: "Status" } },
    { code: "state", name: "State", from: { column: "State" } },
    { code: "on-behalf", name: "On behalf of someone", from: { column: "Filing on Behalf of Someone" } },
  ],
  causes: [],
  lists: [],
};
