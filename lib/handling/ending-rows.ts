import { type AnyColumn, and, type SQL, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { BadFilterError } from "@/lib/errors";
import { placesOf } from "@/lib/handling/compare-factors";
import { type Ended, endedOf } from "@/lib/handling/ended";
import { factorOf, SIDES, type StepName } from "@/lib/handling/factors";
import { stepNames } from "@/lib/handling/step-names";
import type { FoundRow, Page } from "@/lib/interactions/find-rows";
import type { EndingWhich } from "@/lib/interactions/which";
import type { Asked } from "@/lib/metrics/ask";
import { int, ints } from "@/lib/metrics/where";

/** The rows behind one number of what goes with a good ending. */
export interface EndingRows {
  count: number;
  rows: FoundRow[];
  /** What they are, e.g. "calm at the end". */
  parts: { part: string; label: string }[];
}

/**
 * The interactions that a number of the page of good endings counts, newest first, by the same conditions that count them; of
 * each customer, where customers are counted, the latest. @throws BadFilterError naming the parts there are
 */
export async function endingRows(
  asked: Asked,
  which: EndingWhich,
  page: Page,
  only?: (interactionId: AnyColumn) => SQL,
): Promise<EndingRows> {
  const ended = endedOf(asked, which.ending);
  const places = chosenPlaces(ended, which.part);
  const { cohort } = ended.rule;
  const where = and(sql`${ended.part} in (${places})`, ...sideCondition(which), only?.(fact.interactionId)) ?? sql`true`;
  const every = sql`select ${fact.interactionId} as id, ${fact.customer} as customer, ${cohort.at} as dated, ${cohort.day} as day, ${ended.part} as part
    ${ended.from} and ${where}`;
  const rows =
    which.each === "customer"
      ? sql`select id, dated, day, part from (
          select *, row_number() over (partition by customer order by dated desc, id desc) as place from (${every}) as every where customer <> 0) as placed where place = 1`
      : every;
  const isUpward = page.before !== undefined;
  const direction = isUpward ? sql`asc` : sql`desc`;
  const [counted] = await asked.reader.all<{ rows: number }>(sql`select count(*) as rows from (${rows}) as counted`);
  const found = await asked.reader.all<{ id: number; dated: number; day: number | null; part: number }>(
    sql`select id, dated, day, part from (${rows}) as listed ${beyond(page)} order by dated ${direction}, id ${direction}${page.limit === null ? sql`` : sql` limit ${int(page.limit)}`}`,
  );
  const listed = found.map((row) => ({
    interactionId: Number(row.id),
    unitId: Number(row.id),
    at: Number(row.dated),
    day: row.day === null ? null : Number(row.day),
    part: ended.parts[Number(row.part)]?.part ?? null,
  }));
  return {
    count: Number(counted?.rows ?? 0),
    rows: isUpward ? listed.reverse() : listed,
    parts: chosenParts(ended, which.part).map(({ part, label }) => ({ part, label })),
  };
}

/** What a side of a comparison is called: "A gesture was given: none noted". */
export interface SideWords {
  factor: string;
  side: string;
}

/** In words; null where all interactions of the ending are meant. */
export async function sideWords(asked: Pick<Asked, "workspace">, { factor, side }: EndingWhich): Promise<SideWords | null> {
  if (factor === undefined || side === undefined) return null;
  const isOfSteps = factor.startsWith("step.") || factor.startsWith("variant.");
  const names = isOfSteps ? await stepNames(asked.workspace.record.db) : new Map<number, StepName>();
  const found = factorOf(factor, (key) => names.get(key) ?? UNNAMED);
  if (!found) return null;
  const words = { with: found.with, without: found.without, other: "neither of the two", unknown: "not known" };
  return { factor: found.title, side: words[side] };
}

const UNNAMED: StepName = { words: "A handling step", isToAvoid: false };

function chosenParts({ parts }: Ended, wanted = "denominator"): Ended["parts"] {
  const roles: Record<string, readonly string[]> = {
    numerator: ["numerator"],
    denominator: ["numerator", "denominator"],
    rest: ["denominator"],
    immature: ["immature"],
    unknown: ["unknown"],
    excluded: ["excluded"],
  };
  const own = parts.filter(({ part }) => part === wanted);
  if (own.length > 0) return own;
  const ofRole = roles[wanted];
  if (ofRole) return parts.filter(({ role }) => ofRole.includes(role));
  const known = [...new Set([...Object.keys(roles), ...parts.map(({ part }) => part)])];
  throw new BadFilterError("part", `part must be one of ${known.join(", ")}; got "${wanted}"`);
}

function chosenPlaces(ended: Ended, wanted: string | undefined): SQL {
  if (wanted === undefined) return placesOf(ended, "numerator", "denominator");
  const places = chosenParts(ended, wanted).map((part) => ended.parts.indexOf(part));
  return ints(places.length > 0 ? places : [-1]);
}

function sideCondition({ factor, side }: EndingWhich): SQL[] {
  if (factor === undefined || side === undefined) return [];
  const found = factorOf(factor, () => UNNAMED);
  if (!found) throw new BadFilterError("factor", `nothing is told apart by "${factor}"`);
  return [sql`${found.side} = ${int(SIDES.indexOf(side))}`];
}

function beyond({ after, before }: Page): SQL {
  if (before) return sql`where dated > ${int(before.at)} or (dated = ${int(before.at)} and id > ${int(before.unitId)})`;
  if (after) return sql`where dated < ${int(after.at)} or (dated = ${int(after.at)} and id < ${int(after.unitId)})`;
  return sql``;
}
