import { type Asked, questionOf } from "@/lib/metrics/ask";
import { countRows } from "@/lib/metrics/query";

/** Of the difficult interactions of a failure that were closed long enough ago, how many were commended. */
export interface Praise {
  closed: number;
  commended: number;
  /** The same of the interactions that do not show the failure. */
  others: { closed: number; commended: number };
}

/** By failure, as commendation conversion counts them, in the cohort of the period. */
export async function praiseByFailure(asked: Asked): Promise<Map<number, Praise>> {
  const { question, split } = await questionOf(asked, { id: "commendation-conversion", by: "failure", grain: "none" });
  const roles = new Map(question.definition.parts(question.context).map((part) => [part.part, part.role]));
  const all = { closed: 0, commended: 0 };
  const own = new Map<number, { closed: number; commended: number }>();
  for (const cell of await countRows(asked.reader, question)) {
    const role = roles.get(cell.part);
    if (role !== "numerator" && role !== "denominator") continue;
    const counted = [all];
    for (const failure of split?.members(asked.reader, cell.split) ?? []) {
      const known = own.get(failure) ?? { closed: 0, commended: 0 };
      own.set(failure, known);
      counted.push(known);
    }
    for (const each of counted) {
      each.closed += cell.rows;
      if (role === "numerator") each.commended += cell.rows;
    }
  }
  return new Map(
    [...own].map(([failure, { closed, commended }]) => [
      failure,
      { closed, commended, others: { closed: all.closed - closed, commended: all.commended - commended } },
    ]),
  );
}

/**
 * How many more would have been commended at the conversion of all others: its closed interactions times the difference,
 * never below 0. Null when either side has none that can be measured.
 */
export function commendationsLost(praise: Praise | undefined): number | null {
  if (!praise || praise.closed === 0 || praise.others.closed === 0) return null;
  return Math.max(0, praise.closed * (praise.others.commended / praise.others.closed) - praise.commended);
}
