import { type Actor, require } from "@/lib/access/actor";
import { scopeLines } from "@/lib/csv-file";
import { type Filters, plainFilters } from "@/lib/filters";
import type { Comparison } from "@/lib/handling/compare-factors";
import type { EndingsRead } from "@/lib/handling/endings";
import { DEFINITIONS_VERSION } from "@/lib/metrics";
import { asOfText, isoRange } from "@/lib/period";
import type { TableCell, TableColumn, TableFile } from "@/lib/reports/table-file";

/** Why none of it says what leads to what. */
export const ASSOCIATION =
  "Association, not effect: who gets a gesture, an apology or a step is not chosen by chance. Strata are primary cause and severity at the start; whatever else decides is not adjusted for.";

/** Every comparison of a page of good endings as a table. The same answer gives the same bytes. @throws ForbiddenError */
export function endingsFile(actor: Actor, read: EndingsRead, filters: Filters): TableFile {
  require(actor, "export");
  const { ask, period, good, measured, parts } = read;
  const asOf = asOfText(period.asOf);
  return {
    title: "Good endings",
    header: [
      ["good ending", read.title],
      ["definition", read.definition],
      ["cohort date", read.cohortDate],
      ["caveat", ASSOCIATION],
      ["strata", `primary cause and severity at the start${ask.adjust === "none" ? "" : `, ${ask.adjust} above or below its median`}`],
      ["ended so", good],
      ["measurable", measured],
      ...parts
        .filter(({ role, count }) => count > 0 && !["numerator", "denominator"].includes(role))
        .map(({ role, label, count }): [string, number] => [`${role}: ${label}`, count]),
      ...scopeLines({
        ...isoRange(period),
        compared: null,
        asOf,
        zone: period.zone,
        filters: plainFilters(filters),
        dataVersion: read.version,
        definitionsVersion: DEFINITIONS_VERSION,
        isSample: read.isSample,
      }),
    ],
    columns: COLUMNS.map(([column]) => column),
    rows: read.comparisons.map((comparison) => COLUMNS.map(([, cell]) => cell(comparison))),
    asOf,
    isSample: read.isSample,
  };
}

type Column = readonly [TableColumn, (comparison: Comparison) => TableCell];

const text = (name: string, meaning: string, cell: (comparison: Comparison) => string): Column => [{ name, holds: "text", meaning }, cell];
const number = (name: string, meaning: string, cell: (comparison: Comparison) => number | null | undefined): Column => [
  { name, holds: "number", meaning },
  (comparison) => cell(comparison) ?? null,
];
const share = ({ x, n }: Comparison["withIt"]) => (n === 0 ? null : x / n);

const COLUMNS: readonly Column[] = [
  text("id", "What interactions are told apart by, as it stands in addresses.", ({ id }) => id),
  text("factor", "The same in words.", ({ title }) => title),
  text("with", "What the first side is.", (each) => each.with),
  text("without", "What the second side is.", (each) => each.without),
  number("with_good", "Good endings on the first side.", ({ withIt }) => withIt.x),
  number("with_n", "Measurable endings on the first side.", ({ withIt }) => withIt.n),
  number("with_share", "The one by the other, 0–1.", ({ withIt }) => share(withIt)),
  number("without_good", "Good endings on the second side.", ({ withoutIt }) => withoutIt.x),
  number("without_n", "Measurable endings on the second side.", ({ withoutIt }) => withoutIt.n),
  number("without_share", "The one by the other, 0–1.", ({ withoutIt }) => share(withoutIt)),
  number("on_neither_n", "Measurable endings that are known and on neither side.", ({ other }) => other.n),
  number("not_known_n", "Measurable endings of which the side is not known.", ({ unknown }) => unknown.n),
  number("crude_difference", "First share less second, nothing adjusted for.", ({ crude }) => crude?.difference),
  number("crude_low", "Its 95 % interval (Newcombe).", ({ crude }) => crude?.low),
  number("crude_high", "Its 95 % interval (Newcombe).", ({ crude }) => crude?.high),
  number("adjusted_difference", "Pooled over the strata (Mantel–Haenszel).", ({ adjusted }) => adjusted.difference?.value),
  number("adjusted_low", "Its 95 % interval (Sato).", ({ adjusted }) => adjusted.difference?.low),
  number("adjusted_high", "Its 95 % interval (Sato).", ({ adjusted }) => adjusted.difference?.high),
  number("odds_ratio", "Pooled over the strata (Mantel–Haenszel).", ({ adjusted }) => adjusted.oddsRatio?.value),
  number("odds_ratio_low", "Its 95 % interval (Robins, Breslow, Greenland).", ({ adjusted }) => adjusted.oddsRatio?.low),
  number("odds_ratio_high", "Its 95 % interval (Robins, Breslow, Greenland).", ({ adjusted }) => adjusted.oddsRatio?.high),
  number("risk_ratio", "Pooled over the strata (Mantel–Haenszel).", ({ adjusted }) => adjusted.riskRatio?.value),
  number("risk_ratio_low", "Its 95 % interval (Greenland, Robins).", ({ adjusted }) => adjusted.riskRatio?.low),
  number("risk_ratio_high", "Its 95 % interval (Greenland, Robins).", ({ adjusted }) => adjusted.riskRatio?.high),
  number("strata", "Strata that hold both sides.", ({ adjusted }) => adjusted.strata),
  number("fell_out_n", "Endings on a side, in strata without the other side.", ({ lost }) => lost),
  number("chi_square", "Mantel–Haenszel, without continuity correction.", ({ adjusted }) => adjusted.test?.chiSquare),
  number("p", "Of that χ².", ({ adjusted }) => adjusted.test?.p),
  number("p_corrected", "With continuity correction.", ({ adjusted }) => adjusted.test?.corrected.p),
  number("q", "Benjamini–Hochberg over all comparisons with enough on both sides.", ({ q }) => q),
  number(
    "homogeneity_p",
    "That the odds ratio is the same in all strata (Breslow–Day, Tarone).",
    ({ adjusted }) => adjusted.homogeneity?.p,
  ),
  text("enough", "no: fewer than 5 on a side, nothing is to be read from it.", ({ hasEnough }) => (hasEnough ? "yes" : "no")),
];
