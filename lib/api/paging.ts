import { z } from "zod";
import { words } from "@/lib/api/value-schemas";

/** How many a page holds, and where it begins. */
export const paging = {
  limit: z.coerce
    .number({ error: "must be a whole number from 1 to 200" })
    .int({ error: "must be a whole number from 1 to 200" })
    .min(1, { error: "must be a whole number from 1 to 200" })
    .max(200, { error: "must be a whole number from 1 to 200" })
    .default(50)
    .meta({ description: "How many a page may hold, at most 200." }),
  cursor: z
    .string()
    .refine((text) => cursorOf(text) !== null, { error: "must be the nextCursor of the page before" })
    .optional()
    .meta({ description: "nextCursor of the page before; the first page when it is left out." }),
};

export const nextCursor = z
  .string()
  .nullable()
  .meta({ description: "For the next page; null on the last one. A page may hold fewer than the limit and still not be the last." });

/** A place in an order: what is ordered by, and the id. */
export interface Place {
  at: number;
  id: number;
}

export const BEGINNING: Place = { at: Number.MIN_SAFE_INTEGER, id: 0 };

export function cursorText({ at, id }: Place): string {
  return Buffer.from(`${at}.${id}`).toString("base64url");
}

/** Null when it is no cursor of ours. */
export function cursorOf(text: string): Place | null {
  const found = /^(-?\d{1,16})\.(\d{1,15})$/.exec(Buffer.from(text, "base64url").toString("latin1"));
  return found ? { at: Number(found[1]), id: Number(found[2]) } : null;
}

export const trueOrFalse = z.enum(["true", "false"], { error: "must be true or false" });
export const idParameter = z.coerce
  .number({ error: "must be an id" })
  .int({ error: "must be an id" })
  .min(1, { error: "must be an id" })
  .max(2_147_483_647, { error: "must be an id" });
export const wordParameter = words(500);
