/** The words of closed lists, the same on screen, in files and in answers. */
export const severityLabels: Record<string, string> = { "1": "1 minor", "2": "2 moderate", "3": "3 serious", "4": "4 critical" };
export const directionLabels: Record<string, string> = { inbound: "Inbound", outbound: "Outbound" };
export const announcedLabels: Record<string, string> = { yes: "Announced", no: "Not announced" };
export const outcomeLabels: Record<string, string> = {
  resolved: "Resolved",
  alternative_accepted: "Alternative accepted",
  irreparable_obligation_met: "Irreparable, obligation met",
  policy_or_legal_limit: "Policy or legal limit",
  unresolved: "Unresolved",
  lost: "Customer lost",
};
export const promiseKindLabels: Record<string, string> = {
  callback: "Callback",
  delivery: "Delivery",
  resolution: "Resolution",
  information: "Information",
  refund: "Refund",
  sla: "Service level",
  other: "Other",
};
export const failureModeLabels: Record<string, string> = {
  missing_step: "missing step",
  wrong_step: "wrong step",
  late: "late",
  circular_dependency: "circular dependency",
  system_constraint: "system constraint",
  handover: "handover",
  information: "information",
  policy_limit: "policy limit",
};
export const faultLabels: Record<string, string> = {
  ours: "Ours",
  third_party: "A third party's",
  customer: "The customer's",
  nobody: "Nobody's",
};
export const counterpartyLabels: Record<string, string> = { end_customer: "End customer", partner: "Partner" };
export const causeAxisLabels: Record<string, string> = {
  anger: "How it felt",
  resistance: "Why it stayed difficult",
  topic: "What it was about",
};
export const statusLabels: Record<string, string> = {
  live: "counted",
  test: "test",
  spam: "spam",
  deleted: "deleted",
  merged: "merged into another",
};
