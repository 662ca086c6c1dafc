import { z } from "zod";
import type { FieldKind } from "@/lib/imports/fields";

/** Schemas that the description of the interface gives names to; what is not here is described where it stands. */
export const NAMED_SCHEMAS = z.registry<{ id: string }>();

/** Gives a schema a name in the description of the interface. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  NAMED_SCHEMAS.add(schema, { id });
  return schema;
}

/** A text that says something, and that every engine can keep. */
export function words(most: number) {
  const error = `must be a text of 1 to ${most.toLocaleString("en")} characters that is not blank; leave it out when it is not known`;
  return z
    .string({ error })
    .min(1, { error })
    .max(most, { error })
    .refine((text) => /\S/.test(text), { error })
    .refine(canBeKept, { error: NOT_KEPT });
}

/** Whether every engine can keep a text. */
export function canBeKept(text: string): boolean {
  return !text.includes("\0") && !LONE_SURROGATE.test(text);
}

export const NOT_KEPT = "must not hold the character U+0000 or half a surrogate pair";
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A thing with these fields and no others. */
export function thing<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, { error: (issue) => (issue.code === "invalid_type" ? "must be an object" : undefined) });
}

export function listOf<Schema extends z.ZodType>(schema: Schema, most: number) {
  const error = `must be a list of at most ${most.toLocaleString("en")}`;
  return z.array(schema, { error }).max(most, { error });
}

const isUsable = (text: string) => text >= "1901" && text < "9999";

/** An instant with its offset from UTC, or a day when only the day is known. */
export const moment = named(
  "Moment",
  z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], {
      error:
        "must be an instant with its offset, such as 2024-03-04T09:12:00Z, or a day alone, such as 2024-03-04, when only that is known",
    })
    .refine(isUsable, { error: "must be in the years 1901 to 9998" })
    .meta({
      description: "An instant with its offset from UTC, or a day alone when only the day is known.",
      example: "2024-03-04T09:12:00Z",
    }),
);

export const person = named(
  "Person",
  thing({
    id: words(500).meta({
      description:
        "Any id of the person. Only a pseudonym made of it is kept, which is given back as key:…; sent back so, it is the same person.",
      example: "a.lindqvist",
    }),
    name: words(500)
      .nullable()
      .optional()
      .meta({ description: "As colleagues should see it; leave it out to keep people unnamed.", example: "Alva L." }),
  }),
);

export const LABEL = 1_000;
export const NAME = 500;
export const TEXT = 1_000_000;

/** What a field of a kind takes. */
export function schemaOf(kind: FieldKind): z.ZodType {
  switch (kind.is) {
    case "text":
      return words(TEXT);
    case "label":
      return words(LABEL);
    case "number":
      return whole(kind.from, kind.to);
    case "money":
      return whole(-999_999_999, 999_999_999);
    case "bool":
      return yesNo;
    case "one-of":
      return z.enum(kind.values, { error: `must be one of ${kind.values.join(", ")}` });
    case "moment":
      return moment;
    case "person":
      return person;
    default:
      return words(NAME);
  }
}

export const yesNo = z.boolean({ error: "must be true or false" });

export function whole(from: number, to: number) {
  const error = `must be a whole number from ${from} to ${to}`;
  return z.int({ error }).min(from, { error }).max(to, { error });
}
