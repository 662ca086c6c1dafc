import { z } from "zod";
import { isZone } from "@/lib/dates";
import { BadImportError } from "@/lib/errors";
import { TARGET_CODES } from "@/lib/imports/column-targets";

const columnName = z.string().min(1).max(1_000);

/** Which rows something holds for: every rule of this kind names one column at most. */
export const rowRuleSchema = z.discriminatedUnion("rows", [
  z.strictObject({ rows: z.literal("all") }),
  z.strictObject({ rows: z.literal("one-of"), column: columnName, values: z.array(z.string().max(200)).min(1).max(100) }),
  z.strictObject({ rows: z.literal("at-most"), column: columnName, number: z.number() }),
  z.strictObject({ rows: z.literal("at-least"), column: columnName, number: z.number() }),
  z.strictObject({ rows: z.literal("present"), column: columnName }),
]);

const choiceSchema = z.strictObject({ column: columnName, becomes: z.enum(TARGET_CODES) });
const renamedSchema = z.strictObject({ column: columnName, from: z.string().min(1).max(200), to: z.string().min(1).max(200) });

/** Where the text of a file is, beyond what is found out by itself. */
const placesSchema = {
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1"]).optional(),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  headerLine: z.number().int().min(1).max(100_000).optional(),
};

/**
 * What a person has said about how a file is to be read; whatever is absent is found out. A draft keeps it, and so does the
 * import that it becomes: resumed, it reads the same rows.
 */
export const readingSchema = z.strictObject({
  ...placesSchema,
  sheet: z.string().min(1).max(60).optional(),
  /** What 03/04/2024 means: the answer to the question that the file cannot answer. */
  dates: z.enum(["dmy", "mdy"]).optional(),
  /** The source its rows are filed under, and the zone of its local times. */
  source: z.string().trim().min(1).max(80).optional(),
  zone: z.string().refine(isZone, "must be a time zone such as Europe/Berlin").optional(),
  /** The code of the mapping that is begun with; "by-hand" begins with none. */
  mapping: z.string().max(120).optional(),
  /** What columns become, where it is something else than the mapping says; by their names in the file. */
  columns: z.array(choiceSchema).max(500).optional(),
  /** Which rows are difficult, and which are commendations: those for which one of the rules holds. */
  difficult: z.array(rowRuleSchema).max(10).optional(),
  praise: z.array(rowRuleSchema).max(10).optional(),
  /** Values that are read as another one: a category that was given a new name. */
  renamed: z.array(renamedSchema).max(200).optional(),
  /** Keys of customers who stand for many people. */
  shared: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(50)
    .optional(),
});

export type Reading = z.infer<typeof readingSchema>;
export type RowRule = z.infer<typeof rowRuleSchema>;
export type DateOrder = NonNullable<Reading["dates"]>;

/** What a job keeps; a job without it was read as it was found. */
export function readingOf(job: { reading: unknown }): Reading {
  if (job.reading === null || job.reading === undefined) return {};
  const parsed = readingSchema.safeParse(job.reading);
  if (parsed.success) return parsed.data;
  throw new BadImportError(
    "How this file is to be read was written down by another version. Choose the file again.",
    "reading",
    "bad_reading",
  );
}
