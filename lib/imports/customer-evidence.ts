import { copied } from "@/lib/imports/copied";

/** One requester with far more rows than anybody else: a mailbox, or an account that stands for many people. */
export interface Mailbox {
  /** As the file writes it: it is shown to nobody, and kept nowhere. */
  customer: string;
  rows: number;
  /** How many rows name a customer at all. */
  known: number;
}

const FEWEST_ROWS = 50;
const SHARE = 0.05;
const TIMES_TYPICAL = 10;
/** Whoever has one row in twenty comes up long before so many others have. */
const MOST_CUSTOMERS = 200_000;

export function customerEvidence() {
  const rowsOf = new Map<string, { rows: number }>();
  let known = 0;
  return {
    add(customer: string): void {
      known++;
      const seen = rowsOf.get(customer);
      if (seen) seen.rows++;
      else if (rowsOf.size < MOST_CUSTOMERS) rowsOf.set(copied(customer), { rows: 1 });
    },
    judge(): Mailbox[] {
      const isLarge = (rows: number) => rows >= FEWEST_ROWS && rows >= known * SHARE;
      const others = [...rowsOf.values()].map(({ rows }) => rows).filter((rows) => !isLarge(rows));
      others.sort((a, b) => a - b);
      // Nearly all of the others have at most so many.
      const typical = others[Math.floor((others.length - 1) * 0.99)] ?? 0;
      return [...rowsOf]
        .map(([customer, { rows }]) => ({ customer, rows, known }))
        .filter(({ rows }) => isLarge(rows) && others.length > 0 && rows > typical * TIMES_TYPICAL)
        .sort((a, b) => b.rows - a.rows);
    },
  };
}
