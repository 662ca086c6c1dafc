/** Why one row cannot be taken: thrown while it is read, kept as its rejection. */
export class RowProblem extends Error {
  readonly code: RejectionCode;
  /** What would be right. */
  readonly hint: string;
  /** The column's name as the file writes it, and what stands there. */
  readonly column: string | null;
  readonly value: string | null;

  constructor(code: RejectionCode, reason: string, hint: string, cell?: { column: string; value: string }) {
    super(reason);
    this.code = code;
    this.hint = hint;
    this.column = cell?.column ?? null;
    this.value = cell ? shortened(cell.value) : null;
  }
}

export type RejectionCode =
  | "torn_row"
  | "too_long"
  | "no_object"
  | "too_few_cells"
  | "too_many_cells"
  | "repeated_header"
  | "cell_missing"
  | "unexpected_value"
  | "missing_value"
  | "bad_date"
  | "ambiguous_date"
  | "bad_number"
  | "bad_yes_no"
  | "unknown_word"
  | "uneven_lists"
  | "repeated_volume";

/** A cell as it is quoted in a message: never longer than a line. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
