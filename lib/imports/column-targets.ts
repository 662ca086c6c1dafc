/** What a column of a file can become. Those that hold dates are tried with the column's values before they are offered by themselves. */
export const TARGETS = [
  { code: "contactedAt", group: "when", isDate: true },
  { code: "occurredAt", group: "when", isDate: true },
  { code: "resolvedAt", group: "when", isDate: true },
  { code: "closedAt", group: "when", isDate: true },
  { code: "reopenedAt", group: "when", isDate: true },
  { code: "dueAt", group: "promise", isDate: true },
  { code: "doneAt", group: "promise", isDate: true },
  { code: "externalId", group: "who" },
  { code: "customer", group: "who" },
  { code: "issueKey", group: "who" },
  { code: "agentId", group: "who" },
  { code: "teamId", group: "where" },
  { code: "channelId", group: "where" },
  { code: "productId", group: "where" },
  { code: "procedureId", group: "where" },
  { code: "cause1", group: "why" },
  { code: "cause2", group: "why" },
  { code: "cause3", group: "why" },
  { code: "summary", group: "what" },
  { code: "narrative", group: "what" },
  { code: "severity", group: "what" },
  { code: "moodStart", group: "what" },
  { code: "moodEnd", group: "what" },
  { code: "handleMinutes", group: "what" },
  { code: "waitMinutes", group: "what" },
  { code: "difficultyType", group: "what" },
  { code: "facet", group: "kept", isRepeatable: true },
  { code: "attribute", group: "kept", isRepeatable: true },
  { code: "drop", group: "kept", isRepeatable: true },
] as const satisfies readonly Target[];

interface Target {
  code: string;
  group: "when" | "promise" | "who" | "where" | "why" | "what" | "kept";
  isDate?: boolean;
  /** Several columns may become it. */
  isRepeatable?: boolean;
}

export type TargetCode = (typeof TARGETS)[number]["code"];
export const TARGET_CODES = TARGETS.map(({ code }) => code);

const DATES = new Set<string>(TARGETS.filter((target) => "isDate" in target).map(({ code }) => code));
const REPEATABLE = new Set<string>(TARGETS.filter((target) => "isRepeatable" in target).map(({ code }) => code));

export function isDateTarget(code: TargetCode): boolean {
  return DATES.has(code);
}

export function isRepeatable(code: TargetCode): boolean {
  return REPEATABLE.has(code);
}
