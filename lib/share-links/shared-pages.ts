import type { MetricRequest } from "@/lib/metrics/ask";

/** A page that can be shared, and the numbers of it that are. */
export interface SharedPage {
  path: string;
  metrics: readonly MetricRequest[];
  /** The list of failures, too. */
  hasFailures?: boolean;
}

export const SHARED_PAGES: readonly SharedPage[] = [
  {
    path: "/",
    metrics: [
      { id: "difficult-rate" },
      { id: "follow-through" },
      { id: "commendation-conversion" },
      { id: "recurring-failures", grain: "none" },
      { id: "first-contact-resolution", grain: "none" },
      { id: "repeat-contact", grain: "none" },
      { id: "time-to-resolution", grain: "none" },
    ],
  },
  {
    path: "/causes",
    metrics: [
      { id: "difficult-rate", by: "cause.anger" },
      { id: "difficult-rate", by: "cause.resistance" },
      { id: "difficult-rate", by: "cause.topic" },
    ],
  },
  { path: "/failures", metrics: [{ id: "recurring-failures", grain: "none" }], hasFailures: true },
  {
    path: "/handling",
    metrics: [
      { id: "first-contact-resolution", by: "team" },
      { id: "repeat-contact", by: "team" },
      { id: "escalation", by: "team" },
      { id: "reopen", grain: "none" },
      { id: "time-to-resolution", grain: "none" },
    ],
  },
  {
    path: "/follow-through",
    metrics: [
      { id: "follow-through" },
      { id: "follow-through", by: "team" },
      { id: "follow-through", by: "kind" },
      { id: "follow-through", by: "procedure" },
      { id: "time-to-follow-up", grain: "none" },
    ],
  },
  {
    path: "/commendations",
    metrics: [
      { id: "commendation-conversion" },
      { id: "commendations-per-100", grain: "none" },
      { id: "turn-around", grain: "none" },
      { id: "service-recovery", grain: "none" },
    ],
  },
];

export function sharedPage(path: string): SharedPage | null {
  return SHARED_PAGES.find((page) => page.path === path) ?? null;
}
