import type { CAUSE_AXES, FAILURE_MODES } from "@/db/schema";

/** A row of a file ready for the record: columns by their names in db/schema.ts, and names where the record has ids. */
export interface ImportRow {
  externalId: string;
  /** SHA-256 of everything below; equal means the same row has come again. */
  digest: string;
  values: ImportValues;
  /** Values of the facets by their codes; a code that is absent is not in the file. */
  facets: Record<string, string | null>;
  /** Null when the file has no such columns. */
  attributes: Record<string, string> | null;
  /** The lists that the file fills, by the name of their table; an empty one empties it. */
  lists: Record<string, ImportEntry[]>;
}

export interface ImportEntry {
  values: ImportValues;
  /** Lists of the entry itself, by the name of their table. */
  within: Record<string, ImportEntry[]>;
}

export type ImportValues = Record<string, ImportValue>;
export type ImportValue = string | number | boolean | null | Reference;

/** A row of another table, found by what it is called or made when there is none. */
export type Reference =
  | { to: "team" | "channel" | "product" | "procedure"; name: string }
  /** By pseudonym. */
  | { to: "person"; key: string; name: string | null }
  | { to: "customer"; key: string }
  | { to: "issue"; customer: string; key: string }
  | { to: "cause"; axis: (typeof CAUSE_AXES)[number]; path: readonly string[] }
  | { to: "procedureVersion"; procedure: string; version: number; effectiveAt: number; effectiveDay: number | null }
  | { to: "failure"; procedure: string; mode: (typeof FAILURE_MODES)[number]; title: string };

export function isReference(value: ImportValue): value is Reference {
  return typeof value === "object" && value !== null;
}

/** A row that was not taken, and why, in words a person can act on. */
export interface RejectedLine {
  /** Physical line of the file, from 1. */
  line: number;
  column: string | null;
  value: string | null;
  code: string;
  reason: string;
  hint: string;
  cells: string[];
}
