import Link from "next/link";
import type { RuleWritten } from "@/app/_data/failure-requests";
import { hrefOf } from "@/app/_data/filter-params";

interface RuleMatchesProps {
  /** What is said before the interactions, how many they are, and what is said after. */
  words: readonly [string, string, string];
  rule: RuleWritten;
  /** Only those that show this failure. */
  failure?: string;
}

/** How many interactions meet a rule; they open, unless it asks for a first day, which no address says without a last one. */
export function RuleMatches({ words: [before, interactions, after], rule, failure }: RuleMatchesProps) {
  return (
    <>
      {before}
      {rule.from ? (
        interactions
      ) : (
        <Link href={hrefOf("/interactions", rowsOf(rule, failure))} className="link">
          {interactions}
        </Link>
      )}
      {after}
    </>
  );
}

/** The same condition as the explorer reads it: whole words, as a rule takes them. */
function rowsOf({ cause, product, words }: RuleWritten, failure: string | undefined): URLSearchParams {
  const rows = new URLSearchParams({ period: "all" });
  if (failure) rows.set("failure", failure);
  if (cause) rows.set("cause", cause);
  if (product) rows.set("product", product);
  const whole = (words ?? "").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (whole.length > 0) rows.set("q", whole.map((word) => `"${word}"`).join(" "));
  return rows;
}
