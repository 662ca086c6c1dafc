import type { Mapping } from "@/lib/imports/mapping";

const day = { order: "mdy", dayOnly: true, serial: true } as const;

/**
 * Complaints of the Consumer Financial Protection Bureau's public database: the download with 18 columns, older ones
 * without narrative or id, and the names of its data service.
 */
export const cfpb: Mapping = {
  code: "cfpb",
  name: "CFPB consumer complaints",
  source: { code: "cfpb", name: "CFPB consumer complaints", zone: "America/New_York" },
  columns: [
    { name: "Date received", isRequired: true, date: day },
    { name: "Product", isRequired: true },
    { name: "Sub-product" },
    { name: "Issue", isRequired: true },
    { name: "Sub-issue" },
    { name: "Consumer complaint narrative", also: ["complaint_what_happened"] },
    { name: "Company public response" },
    { name: "Company", isRequired: true },
    { name: "State" },
    { name: "ZIP code" },
    { name: "Tags" },
    { name: "Consumer consent provided?" },
    { name: "Submitted via" },
    { name: "Date sent to company", date: day },
    { name: "Company response to consumer", also: ["company_response"] },
    { name: "Timely response?", also: ["timely"], only: ["Yes", "No"] },
    { name: "Consumer disputed?", only: ["Yes", "No"] },
    { name: "Complaint ID" },
  ],
  none: ["N/A", "None"],
  otherColumns: "keep",
  attributes: ["Sub-issue", "Company public response", "ZIP code", "Date sent to company"],
  externalId: "Complaint ID",
  difficult: { always: true },
  fields: {
    contactedAt: { column: "Date received" },
    channelId: { column: "Submitted via" },
    productId: { column: "Product" },
    procedureId: { constant: "Complaint response" },
    direction: { constant: "inbound" },
    counterparty: { constant: "end_customer" },
    summary: { join: ["Issue", "Sub-issue"], with: ": " },
    narrative: { column: "Consumer complaint narrative" },
  },
  facets: [
    { code: "company-response", name: "Company response", from: { column: "Company response to consumer" } },
    { code: "timely", name: "Timely response", from: { column: "Timely response?" } },
    { code: "disputed", name: "Consumer disputed", from: { column: "Consumer disputed?" } },
    { code: "company", name: "Company", from: { column: "Company" } },
    { code: "state", name: "State", from: { column: "State" } },
    { code: "consent", name: "Consent to publish", from: { column: "Consumer consent provided?" } },
    { code: "sub-product", name: "Sub-product", from: { column: "Sub-product" } },
    { code: "tags", name: "Tags", from: { column: "Tags" } },
  ],
  // Counted by issue; what the consumer reported goes one level deeper.
  causes: [{ axis: { constant: "topic" }, levels: [{ column: "Issue" }], primary: { column: "Issue" } }],
  reportedCause: { axis: { constant: "topic" }, levels: [{ column: "Issue" }, { column: "Sub-issue" }] },
  lists: [
    {
      list: "interactionFailure",
      when: { equals: ["Timely response?", "No"] },
      fields: {
        procedure: { constant: "Complaint response" },
        mode: { constant: "late" },
        title: { template: "Late response: {Product}" },
      },
    },
  ],
};
