import { z } from "zod";

/**
 * How the rows of one kind of file become interactions: plain data without code, so that a mapping can be saved, shared
 * and checked. A column is always named as the mapping names it; `also` lists its other spellings in files.
 */
const columnName = z.string().min(1);

/** How a column's dates are written. ISO dates, year-first dates and dates with a month's name are always understood. */
export const dateRuleSchema = z.strictObject({
  /** What `03/04/2020` means: "mdy" March 4th, "dmy" 3 April, "file": whatever the file's own days above 12 say. */
  order: z.enum(["mdy", "dmy", "file"]),
  /** Only the day is meant, whatever time is written beside it. */
  dayOnly: z.boolean().optional(),
  /** What is no date is unknown here, and no reason to reject the row: a duration under the same name, a remark. */
  isLenient: z.boolean().optional(),
  /** Numbers such as 42059.48 are days since 1899-12-30, as spreadsheets count. */
  serial: z.boolean().optional(),
  /** Numbers are seconds or milliseconds since 1970, told apart by their size; 0 is none. */
  unix: z.boolean().optional(),
});

const columnSchema = z.strictObject({
  name: columnName,
  also: z.array(z.string()).optional(),
  /** Its name is only ours: in files stand the other spellings. */
  isOurName: z.boolean().optional(),
  /** Columns that say the same less well, best first: read where the others say nothing. */
  or: z.array(z.string()).optional(),
  /** A file without it is not of this kind. */
  isRequired: z.boolean().optional(),
  date: dateRuleSchema.optional(),
  /** More spellings of "unknown", in this column only. */
  none: z.array(z.string()).optional(),
  /** All that may stand in it besides unknown; anything else is a row that slipped by a column, and is rejected. */
  only: z.array(z.string()).optional(),
  /** Every column of this name is read, and each adds a line; otherwise the first one counts. */
  repeats: z.literal("join").optional(),
  /** Characters that separate the entries of a cell, besides its line ends: it is read as one entry a line. */
  entries: z.string().min(1).optional(),
  /** It holds HTML, of which the text is read. */
  isHtml: z.boolean().optional(),
});

/** Where a text comes from. It is unknown when the column is; a template is unknown when one of its columns is. */
export type ValueRule =
  | {
      column: string;
      /** Other words for some values; null makes one unknown, `*` stands for all others. Compared without regard to case. */
      words?: Record<string, string | null> | undefined;
      /** Stands before a value that is only a number: "Group" makes 56 "Group 56". */
      numbered?: string | undefined;
      /** It is a duration: a number in this unit, or written like 1:30:00 or 1970-01-01 01:30:00. It is read in minutes. */
      unit?: DurationUnit | undefined;
    }
  | { constant: string }
  /** Text with columns in braces: "{Complaint Type}: closed after its due date". */
  | { template: string }
  /** Those of the columns that are known, with the text between them. */
  | { join: string[]; with: string }
  /** One text where the column is known, another or none where it is not. */
  | { ifKnown: string; is: string; otherwise?: string | undefined }
  /** The minutes from one date to a later one. */
  | { minutesBetween: [from: string, to: string] }
  /**
   * Of a log of changes, an entry a line in each of its columns, those that go from one of these words to none of them:
   * how many they are, or when they were, line by line.
   */
  | { changes: { from: string; to: string; at: string }; leaving: string[]; gives: "count" | "times" }
  /** What a rule says, where a column says one of these words. */
  | { where: [column: string, words: string[]]; is: ValueRule }
  /** What the first of the rules says that says anything. */
  | { firstOf: ValueRule[] };

export const DURATION_UNITS = ["seconds", "minutes", "hours", "days"] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

const valueRuleSchema: z.ZodType<ValueRule> = z.lazy(() =>
  z.union([
    z.strictObject({
      column: columnName,
      words: z.record(z.string(), z.string().nullable()).optional(),
      numbered: z.string().min(1).optional(),
      unit: z.enum(DURATION_UNITS).optional(),
    }),
    z.strictObject({ constant: z.string() }),
    z.strictObject({ template: z.string() }),
    z.strictObject({ join: z.array(columnName).min(1), with: z.string() }),
    z.strictObject({ ifKnown: columnName, is: z.string(), otherwise: z.string().optional() }),
    z.strictObject({ minutesBetween: z.tuple([columnName, columnName]) }),
    z.strictObject({
      changes: z.strictObject({ from: columnName, to: columnName, at: columnName }),
      leaving: z.array(z.string()).min(1),
      gives: z.enum(["count", "times"]),
    }),
    z.strictObject({ where: z.tuple([columnName, z.array(z.string()).min(1)]), is: valueRuleSchema }),
    z.strictObject({ firstOf: z.array(valueRuleSchema).min(1) }),
  ]),
);

export type Condition =
  | { always: boolean }
  | { equals: [column: string, value: string] }
  | { in: [column: string, values: string[]] }
  | { present: string }
  /** One of the entries of the cell, separated by line ends, commas, semicolons or bars, is one of these words. */
  | { contains: [column: string, words: string[]] }
  /** It is a number, and not below or not above this one. */
  | { atLeast: [column: string, number: number] }
  | { atMost: [column: string, number: number] }
  /** Both are dates, and the first is later than the second. */
  | { after: [column: string, other: string] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ always: z.boolean() }),
    z.strictObject({ equals: z.tuple([columnName, z.string()]) }),
    z.strictObject({ in: z.tuple([columnName, z.array(z.string())]) }),
    z.strictObject({ present: columnName }),
    z.strictObject({ contains: z.tuple([columnName, z.array(z.string())]) }),
    z.strictObject({ atLeast: z.tuple([columnName, z.number()]) }),
    z.strictObject({ atMost: z.tuple([columnName, z.number()]) }),
    z.strictObject({ after: z.tuple([columnName, columnName]) }),
    z.strictObject({ all: z.array(conditionSchema) }),
    z.strictObject({ any: z.array(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

/** A cause by its path in the tree of an axis, from the general to the particular. */
const causeRuleSchema = z.strictObject({
  axis: valueRuleSchema,
  levels: z.array(valueRuleSchema).min(1),
  /** A level that is unknown is left out; otherwise the path ends before it. */
  skipsUnknown: z.boolean().optional(),
  /** What separates the levels when one cell holds the whole path. */
  levelsSplitAt: z.string().min(1).optional(),
  /** What separates several causes in one cell. */
  each: z.string().min(1).optional(),
  /** The cause that is the main one, written like the cause itself. */
  primary: valueRuleSchema.optional(),
});

/** Rows of one of the lists of an interaction (fields.ts names the lists and their fields). */
const listRuleSchema = z.strictObject({
  list: z.string(),
  when: conditionSchema.optional(),
  /** What separates several entries in one cell; the first entries of all columns belong together, then the second ones. */
  each: z.string().min(1).optional(),
  fields: z.record(z.string(), valueRuleSchema),
  /** Lists of each entry, such as the progress reports of a promise. */
  within: z.array(z.strictObject({ list: z.string(), each: z.string().min(1), fields: z.record(z.string(), valueRuleSchema) })).optional(),
});

/** Something that is said aloud about the rows of a file for which a condition holds: "{n} row is …", "{n} rows are …". */
const noteSchema = z.strictObject({
  code: z.enum(["difficult_by_rule", "out_of_order"]),
  when: conditionSchema,
  says: z.tuple([z.string(), z.string()]),
});

/** Something that is said aloud when the file has none of these columns. */
const lackSchema = z.strictObject({
  code: z.enum(["nothing_difficult", "date_stands_in"]),
  columns: z.array(columnName).min(1),
  says: z.string(),
});

export const mappingSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  /** The source its rows are filed under unless told otherwise; without a zone, local times are the workspace's. */
  source: z.strictObject({
    code: z.string(),
    name: z.string(),
    zone: z.string().optional(),
    /** Its files hold all contacts that were handled, by their nature: rows that are not difficult are contact volume. */
    isComplete: z.boolean().optional(),
  }),
  /** Why it may be wrong about files that it was never tried on; absent where it was made on real ones. */
  isUnverified: z.string().min(1).optional(),
  columns: z.array(columnSchema).min(1),
  /** More columns, made of others and of the ones before them here. */
  derived: z.array(z.strictObject({ name: columnName, from: valueRuleSchema, date: dateRuleSchema.optional() })).optional(),
  /** Rows may have more cells than the header has names; what has no name is left out. */
  hasWideRows: z.boolean().optional(),
  /** Besides the columns that are required, a file of this kind has at least one of each of these lists. */
  needs: z.array(z.array(columnName).min(1)).optional(),
  /** Only for files that no other mapping knows. */
  isFallback: z.boolean().optional(),
  /**
   * The file may hold several states of each interaction; the one with the highest number or latest date counts, of equal
   * ones the last. Of several columns the first that the file has decides.
   */
  foldedBy: z.union([columnName, z.array(columnName).min(1)]).optional(),
  /** Spellings of "unknown" in every column, compared without regard to case. */
  none: z.array(z.string()),
  /** Written by us or for us: cells may carry the `'` that our exports put before formulas. */
  isOurs: z.boolean().optional(),
  /** Names of accounts in texts (@somebody) are replaced, all but these. */
  keepsHandles: z.array(z.string()).optional(),
  /** Columns the mapping does not name: kept as attributes, or left out and said aloud. */
  otherColumns: z.enum(["keep", "leave"]),
  /** Named columns that are left out on purpose: too personal, or of no use. */
  left: z.array(columnName).optional(),
  /** Named columns kept as attributes under their own name. */
  attributes: z.array(columnName).optional(),
  /** Other columns that are kept although others are not, such as "custom_fields.*": under the name that the star stands for. */
  attributesLike: z.array(z.string().regex(/^[^*]*\*[^*]*$/)).optional(),
  /** Other columns that are left out although others are kept, written the same. */
  leftLike: z.array(z.string().regex(/^[^*]*\*[^*]*$/)).optional(),
  externalId: columnName.optional(),
  /** The external ids of the first interaction of the case, and of the interaction it was merged into. */
  followUpOf: columnName.optional(),
  mergedInto: columnName.optional(),
  customer: valueRuleSchema.optional(),
  issueKey: valueRuleSchema.optional(),
  /** The name of the agent, beside the pseudonym that the field agentId makes of the agent's id. */
  agentName: valueRuleSchema.optional(),
  /** Which rows are difficult interactions. */
  difficult: conditionSchema,
  notes: z.array(noteSchema).optional(),
  lacks: z.array(lackSchema).optional(),
  /** Fields of the interaction (fields.ts names them). */
  fields: z.record(z.string(), valueRuleSchema),
  facets: z.array(z.strictObject({ code: z.string().regex(/^[a-z0-9-]+$/), name: z.string(), from: valueRuleSchema })).max(8),
  /** Columns whose name begins like this are facets too, as far as the eight go. */
  facetPrefix: z.string().optional(),
  causes: z.array(causeRuleSchema),
  reportedCause: causeRuleSchema.optional(),
  verifiedCause: causeRuleSchema.optional(),
  /** The version of the procedure that was followed, and since when it holds. */
  procedureVersion: z.strictObject({ procedure: valueRuleSchema, version: valueRuleSchema, effectiveAt: valueRuleSchema }).optional(),
  lists: z.array(listRuleSchema),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type MappingColumn = z.infer<typeof columnSchema>;
export type DateRule = z.infer<typeof dateRuleSchema>;
export type CauseRule = z.infer<typeof causeRuleSchema>;
export type ListRule = z.infer<typeof listRuleSchema>;
export type NoteCode = z.infer<typeof noteSchema>["code"] | z.infer<typeof lackSchema>["code"];

/** The columns a value is made of. */
export function columnsOf(rule: ValueRule): string[] {
  if ("column" in rule) return [rule.column];
  if ("join" in rule) return rule.join;
  if ("ifKnown" in rule) return [rule.ifKnown];
  if ("firstOf" in rule) return rule.firstOf.flatMap(columnsOf);
  if ("where" in rule) return [...columnsOf(rule.is), rule.where[0]];
  if ("minutesBetween" in rule) return rule.minutesBetween;
  if ("changes" in rule) return [rule.changes.from, rule.changes.to, rule.changes.at];
  if ("template" in rule) return [...rule.template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "");
  return [];
}
