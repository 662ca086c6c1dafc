import type { Condition, Mapping, MappingColumn } from "@/lib/imports/mapping";
import { deskLists } from "@/lib/imports/mappings/desk-lists";
import { type DifficultRule, difficultBy } from "@/lib/imports/mappings/difficult";
import { BAD_RATINGS, COMPLAINT, DIFFICULT_TAGS, NONE, PRIORITIES, SETTLED, STATUS_WORDS, YES } from "@/lib/imports/mappings/words";

/** What is particular to one help desk. */
export interface Desk
  extends Pick<Mapping, "code" | "name" | "columns">,
    Partial<Pick<Mapping, "isUnverified" | "derived" | "hasWideRows" | "needs" | "foldedBy" | "left" | "attributes">>,
    Partial<Pick<Mapping, "attributesLike" | "followUpOf" | "mergedInto" | "customer" | "lists" | "externalId">> {
  /** Zone of the times that it writes without one. */
  zone?: string;
  /** What one row and several are called. */
  noun: [one: string, many: string];
  /** Which ratings are bad, where they are not 1 to 5. */
  lowRating?: DifficultRule;
  /** More rules about which rows are difficult. */
  rules?: DifficultRule[];
  /** Fields and facets besides those that all help desks have. */
  fields?: Mapping["fields"];
  facets?: Mapping["facets"];
  causes?: Mapping["causes"];
  /** What a due date is: a target of the desk's own rules, or what somebody has said. */
  due: "sla" | "resolution";
}

/** Dates as exports and interfaces write them. */
export const DATE = { order: "file", serial: true } as const;
/** The same for interfaces that count seconds. */
export const UNIX_DATE = { order: "file", unix: true } as const;

/**
 * The mapping of a help desk. Its columns have these names, which stand in its files only where no other spelling is given,
 * so that not every file with the usual names is taken for one of this desk. One that it does not have is left out: ID, Created, First response, Resolved, Closed, Reopened, Due, First response due, Status, Spam, Deleted, Priority,
 * Channel, Subject, Description, Group, Group ID, Assignee, Assignee ID, Requester ID, Requester email, Requester, Category,
 * Subcategory, Type, Tags, Satisfaction, Reopens, Escalated, Reassignments, Product, Resolution, and Wait, Hold and Handle
 * minutes.
 */
export function deskMapping(desk: Desk): Mapping {
  const { zone, noun, lowRating = LOW_RATING, rules = [], fields, facets = [], causes, due, lists = [], ...own } = desk;
  return {
    externalId: "ID",
    customer: { firstOf: [{ column: "Requester ID" }, { column: "Requester email" }, { column: "Requester" }] },
    causes: causes ?? DESK_CAUSES,
    ...own,
    columns: own.columns.map((column) => (column.also || column.or ? { ...column, isOurName: true } : column)),
    source: { code: desk.code, name: desk.name, ...(zone === undefined ? {} : { zone }) },
    none: NONE,
    otherColumns: "leave",
    ...difficultBy(noun, [lowRating, ...DIFFICULT, ...rules]),
    lacks: [
      {
        code: "nothing_difficult",
        columns: ["Satisfaction", "Reopens", "Reopened", "Escalated", "Type", "Category", "Tags"],
        says: `No column tells which ${noun[1]} were difficult (a rating, reopens, an escalation, a type or tag such as complaint), so none was taken to be.`,
      },
    ],
    fields: { ...DESK_FIELDS, ...fields },
    facets: [...DESK_FACETS, ...facets],
    lists: [...deskLists(due), ...lists],
  };
}

const STATUS_LOG = { from: "Change from", to: "Change to", at: "Change at" };

/** The changes of status that are read out of a log beside or in a ticket. */
export const STATUS_COLUMNS: MappingColumn[] = [
  { name: "Change from", also: ["status_changes.from"] },
  { name: "Change to", also: ["status_changes.to"] },
  { name: "Change at", also: ["status_changes.at"] },
];

export const LOW_RATING: DifficultRule = {
  when: { atMost: ["Satisfaction", 2] },
  because: ["its rating is 2 or lower", "their rating is 2 or lower"],
};

const isComplaint = (column: string): Condition => ({ in: [column, COMPLAINT] });

/** How many of the changes of its status leave a settled one, and when those were; a counted number comes first. */
export const REOPENS: NonNullable<Mapping["derived"]> = [
  {
    name: "Reopens",
    from: { firstOf: [{ column: "Counted reopens" }, { changes: STATUS_LOG, leaving: SETTLED, gives: "count" }] },
  },
  { name: "Reopened", from: { changes: STATUS_LOG, leaving: SETTLED, gives: "times" }, date: { ...DATE, unix: true } },
];

/** What makes a row difficult whatever help desk it comes from. */
export const DIFFICULT: DifficultRule[] = [
  { when: { in: ["Satisfaction", BAD_RATINGS] }, because: ["its rating is a bad one", "their rating is a bad one"] },
  { when: { atLeast: ["Reopens", 1] }, because: ["it was reopened", "they were reopened"] },
  {
    when: { all: [{ present: "Reopened" }, { not: { present: "Reopens" } }] },
    because: ["it was reopened", "they were reopened"],
  },
  { when: { in: ["Escalated", YES] }, because: ["it was escalated", "they were escalated"] },
  { when: isComplaint("Type"), because: ["its type is a complaint", "their type is a complaint"] },
  { when: isComplaint("Category"), because: ["its category is a complaint", "their category is a complaint"] },
  {
    when: { contains: ["Tags", DIFFICULT_TAGS] },
    because: ["a tag says so, such as complaint or angry", "a tag says so, such as complaint or angry"],
  },
];

/** The topic of a row: its category, else its type; its tags besides. */
const DESK_CAUSES: Mapping["causes"] = [
  {
    axis: { constant: "topic" },
    levels: [{ firstOf: [{ column: "Category" }, { column: "Type" }] }, { column: "Subcategory" }],
    primary: { firstOf: [{ column: "Category" }, { column: "Type" }] },
  },
  { axis: { constant: "topic" }, levels: [{ column: "Tags" }], each: "\n" },
];

const DESK_FIELDS: Mapping["fields"] = {
  status: {
    firstOf: [
      { column: "Spam", words: { ...words(YES, "spam"), "*": null } },
      { column: "Deleted", words: { ...words(YES, "deleted"), "*": null } },
      { column: "Status", words: STATUS_WORDS },
    ],
  },
  contactedAt: { column: "Created" },
  closedAt: { firstOf: [{ column: "Closed" }, { column: "Resolved" }] },
  channelId: { column: "Channel" },
  teamId: { firstOf: [{ column: "Group" }, { column: "Group ID", numbered: "Group" }] },
  agentId: { firstOf: [{ column: "Assignee ID" }, { column: "Assignee" }] },
  productId: { column: "Product", numbered: "Product" },
  procedureId: { firstOf: [{ column: "Category" }, { column: "Type" }, { constant: "Ticket handling" }] },
  severity: { column: "Priority", words: PRIORITIES },
  transferCount: { column: "Reassignments" },
  escalationLevel: { column: "Escalated", words: { ...words(YES, "1"), no: "0", false: "0", "*": null } },
  waitMinutes: { column: "Wait minutes" },
  holdMinutes: { column: "Hold minutes" },
  handleMinutes: { column: "Handle minutes" },
  resolutionPath: { column: "Resolution" },
  summary: { firstOf: [{ column: "Subject" }, { column: "Category" }, { column: "Type" }] },
  narrative: { column: "Description" },
};

const DESK_FACETS: Mapping["facets"] = [
  { code: "status", name: "Status", from: { column: "Status" } },
  { code: "priority", name: "Priority", from: { column: "Priority" } },
  { code: "type", name: "Type", from: { column: "Type" } },
  { code: "satisfaction", name: "Satisfaction", from: { column: "Satisfaction" } },
];

/** Columns that have no other spelling. */
export function named(...names: string[]): MappingColumn[] {
  return names.map((name) => ({ name }));
}

function words(from: readonly string[], to: string): Record<string, string> {
  return Object.fromEntries(from.map((word) => [word, to]));
}
