import { createHash } from "node:crypto";
import { CSV_BOM, csvLine, safeCell } from "@/lib/csv";

/**
 * A CSV file that says what it is: lines of name and value, an empty line, then the table. The last header line is the
 * SHA-256 of everything below the empty line, so that a reader can tell whether the rows are as they were written.
 */
export function csvFile(header: readonly (readonly [string, string])[], table: string): string {
  const lines = [...header, ["sha256 of the rows below", checksumOf(table)] as const].map(([name, value]) =>
    csvLine([name, safeCell(value)]),
  );
  return `${CSV_BOM}${lines.join("")}\r\n${table}`;
}

/** The SHA-256 of a table as a CSV file holds it, in hexadecimal: the same whatever format the table is handed out in. */
export function checksumOf(table: string): string {
  return createHash("sha256").update(table).digest("hex");
}

/** What every file says about what it was counted over. */
export interface FileScope {
  /** `YYYY-MM-DD`, half-open; null = open. */
  from: string | null;
  to: string | null;
  compared: { from: string | null; to: string | null } | null;
  /** ISO instant. */
  asOf: string;
  zone: string;
  filters: Record<string, string | string[]>;
  dataVersion: number;
  definitionsVersion: number;
  /** Invented interactions: the file says so before anything else. */
  isSample: boolean;
}

export function scopeLines(scope: FileScope): [string, string][] {
  const range = ({ from, to }: { from: string | null; to: string | null }) =>
    from === null && to === null ? "all time" : `${from ?? "the beginning"} to before ${to ?? "the end"}`;
  const filters = Object.entries(scope.filters).map(([key, value]) => `${key}=${[value].flat().join("|")}`);
  return [
    ...(scope.isSample ? ([["data", "SAMPLE: invented interactions"]] satisfies [string, string][]) : []),
    ["period", range(scope)],
    ["compared with", scope.compared ? range(scope.compared) : "nothing"],
    ["as of", scope.asOf],
    ["zone", scope.zone],
    ["filters", filters.join(" & ") || "none"],
    ["data version", String(scope.dataVersion)],
    ["definitions version", String(scope.definitionsVersion)],
  ];
}
