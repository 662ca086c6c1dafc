import type { CauseRule, ListRule, Mapping, ValueRule } from "@/lib/imports/mapping";
import { ENTRIES, FACET_PREFIX, INNER_ENTRIES, LEVELS, TEMPLATE_COLUMNS } from "@/lib/imports/mappings/template-columns";

const YES_NO = ["yes", "y", "true", "1", "no", "n", "false", "0"];

const topic = (axis: string, rule: Partial<CauseRule> = {}): CauseRule => ({
  axis: { constant: axis },
  levels: [{ column: `${axis}_causes` }],
  levelsSplitAt: LEVELS,
  each: ENTRIES,
  primary: { column: "primary_cause" },
  ...rule,
});

/** The product's own CSV, with a column for every field. Names of columns it does not know are kept as attributes. */
export const template: Mapping = {
  code: "template",
  name: "Debrief template",
  source: { code: "own", name: "Own records" },
  columns: TEMPLATE_COLUMNS.map(({ name }) => ({
    name,
    ...(name.endsWith("_at") ? { date: { order: "file", serial: true } } : {}),
    ...(name === "contacted_at" ? { isRequired: true } : {}),
    ...(name === "is_difficult" ? { only: YES_NO } : {}),
  })),
  none: ["N/A", "n.v.t.", "#N/A", "NULL", "?", "-", "#MULTIVALUE"],
  isOurs: true,
  otherColumns: "keep",
  externalId: "external_id",
  followUpOf: "follow_up_of",
  mergedInto: "merged_into",
  customer: { column: "customer" },
  issueKey: { column: "issue_key" },
  agentName: { column: "agent_name" },
  difficult: { not: { in: ["is_difficult", ["no", "n", "false", "0"]] } },
  fields: fieldsOf("field"),
  facets: [],
  facetPrefix: FACET_PREFIX,
  causes: [topic("anger"), topic("resistance"), topic("topic")],
  reportedCause: { axis: { column: "reported_cause_axis" }, levels: [{ column: "reported_cause" }], levelsSplitAt: LEVELS },
  verifiedCause: { axis: { column: "verified_cause_axis" }, levels: [{ column: "verified_cause" }], levelsSplitAt: LEVELS },
  procedureVersion: {
    procedure: { column: "procedure" },
    version: { column: "procedure_version" },
    effectiveAt: { column: "procedure_version_effective_at" },
  },
  lists: listRules(),
};

/** The columns that fill the fields of one thing, by field. */
function fieldsOf(thing: string): Record<string, ValueRule> {
  const found = TEMPLATE_COLUMNS.flatMap(({ name, fills }) => {
    const field = fills.startsWith(`${thing}.`) ? fills.slice(thing.length + 1) : "";
    return field === "" || field.includes(".") ? [] : [[field, { column: name }] as const];
  });
  return Object.fromEntries(found);
}

function listRules(): ListRule[] {
  const lists = [
    "interactionEvent",
    "interactionFailure",
    "offeredOption",
    "expertConsultation",
    "usedArticle",
    "promise",
    "commendation",
    "gesture",
    "handover",
    "stepObservation",
  ];
  return lists.map((list) => ({
    list,
    each: ENTRIES,
    fields: fieldsOf(list),
    ...(list === "promise"
      ? {
          within: ["promiseDate", "progressReport"].map((inner) => ({
            list: inner,
            each: INNER_ENTRIES,
            fields: fieldsOf(`promise.${inner}`),
          })),
        }
      : {}),
  }));
}
