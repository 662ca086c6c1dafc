import type { MetricId } from "@/lib/metrics/define";

/**
 * A table that is handed out as a file: what it is and was counted over, its columns, its rows. How it is written down
 * (CSV, XLSX) is decided elsewhere, so that every format holds the same rows.
 */
export interface TableFile {
  /** What the sheet with the rows is called. */
  title: string;
  /** Lines of name and value: what the file is, what it was counted over, what its rows come to. */
  header: readonly (readonly [name: string, value: string | number])[];
  columns: readonly TableColumn[];
  rows: readonly (readonly TableCell[])[];
  /** The clock of its numbers, an ISO instant: the only date the file itself carries. */
  asOf: string;
  /** Invented interactions: its name says so. */
  isSample: boolean;
}

export interface TableColumn {
  name: string;
  /** A day is written as days since 1970-01-01. */
  holds: "text" | "number" | "day";
  /** What stands in it, in one or two sentences. */
  meaning: string;
  /** The metric that it is a number of, so that its definition goes with the file. */
  metric?: MetricId;
  /** In characters, where its name and kind do not say it. */
  width?: number;
}

/** What it holds as its column says; null where it is not known or does not apply. */
export type TableCell = string | number | null;
