/** Invented, and valid: a test reads them by the schemas. */
export const EXAMPLE_ITEM = {
  externalId: "HL-1001",
  contactedAt: "2024-03-04T09:12:00Z",
  team: "North desk",
  channel: "Phone",
  product: "Garden lamp",
  agent: { id: "a.lindqvist", name: "Alva L." },
  customer: "C-204",
  issueKey: "ORDER-8841",
  severity: 3,
  causes: [{ axis: "anger", path: ["treated unjustly", "promise broken"], isPrimary: true }],
  failures: [{ procedure: "Delivery complaint", mode: "late", title: "Callback after a late delivery comes late" }],
  promises: [{ kind: "callback", text: "Call back with a date", dueAt: "2024-03-05T12:00:00Z" }],
  summary: "Parcel missing for a week",
  facets: { region: "North" },
};

export const EXAMPLE_CHANGE = { severity: 4, moodEnd: 4, outcome: "resolved" };

export const EXAMPLE_PROMISE = {
  kind: "callback",
  text: "Call back with a date",
  dueAt: "2024-03-05T12:00:00Z",
  person: { id: "a.lindqvist" },
};

export const EXAMPLE_PROMISE_CHANGE = { doneAt: "2024-03-05T11:40:00Z", closingWord: "Thank you for calling" };

export const EXAMPLE_COMMENDATION = {
  receivedAt: "2024-03-09T18:00:00Z",
  isVerified: true,
  behaviour: "kept me informed",
  text: "She called when she said she would",
  person: { id: "a.lindqvist" },
};

export const EXAMPLE_COMMENDATION_CHANGE = { isVerified: true, recognisedAt: "2024-03-11" };

export const EXAMPLE_VOLUMES = {
  items: [
    { day: "2024-03-04", team: "North desk", contacts: 412 },
    { day: "2024-03-04", team: "Billing", contacts: 178 },
  ],
};
