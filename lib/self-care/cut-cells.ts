import { wilson } from "@/lib/stats/wilson";

/** What the nth difficult interactions of shifts came to, of one person: the finest that is ever counted. */
export interface PersonCell {
  nth: number;
  person: number;
  /** 0 where no team is known. */
  team: number;
  interactions: number;
  well: number;
}

/** A place of the curve. */
export interface CurveCell {
  nth: number;
  /** The last one holds whatever came later, too. */
  isLast: boolean;
  interactions: number;
  well: number;
  people: number;
  value: number;
  low: number;
  high: number;
}

export interface CellMinimum {
  interactions: number;
  people: number;
}

/** So many different people are in each cell at least. */
export const FEWEST_PEOPLE = 5;

/**
 * Whether a cell may be shown: enough interactions, of enough different people, and none of them has more than half of it.
 * Nothing at all is no cell, and gives nobody away.
 */
export function mayBeShown(rows: readonly PersonCell[], minimum: CellMinimum): boolean {
  const byPerson = new Map<number, number>();
  for (const { person, interactions } of rows) byPerson.set(person, (byPerson.get(person) ?? 0) + interactions);
  const total = [...byPerson.values()].reduce((sum, each) => sum + each, 0);
  return total >= minimum.interactions && byPerson.size >= minimum.people && Math.max(0, ...byPerson.values()) * 2 <= total;
}

/**
 * Where a curve is cut: 1 to the result, the last with whatever came later. The largest number at which every cell of every
 * one of these groups may be shown; 0 when not even one cell of each may. A group of nothing hinders nobody.
 */
export function cutOf(groups: readonly (readonly PersonCell[])[], minimum: CellMinimum): number {
  const some = groups.filter((rows) => rows.length > 0);
  const highest = Math.max(0, ...some.flat().map(({ nth }) => nth));
  for (let cut = Math.min(highest, MOST_CELLS); cut >= 1; cut -= 1)
    if (some.every((rows) => cellsAt(rows, cut).every((cell) => mayBeShown(cell, minimum)))) return cut;
  return 0;
}

const MOST_CELLS = 12;

/** The cells of a group, cut at a number; none of a cut at 0. */
export function curveAt(rows: readonly PersonCell[], cut: number): CurveCell[] {
  return cellsAt(rows, cut).map((cell, index) => {
    const interactions = cell.reduce((sum, each) => sum + each.interactions, 0);
    const well = cell.reduce((sum, each) => sum + each.well, 0);
    const { low, high } = wilson(well, interactions) ?? { low: 0, high: 1 };
    const people = new Set(cell.map(({ person }) => person)).size;
    return { nth: index + 1, isLast: index + 1 === cut, interactions, well, people, value: well / interactions, low, high };
  });
}

function cellsAt(rows: readonly PersonCell[], cut: number): PersonCell[][] {
  return Array.from({ length: cut }, (_, index) => rows.filter(({ nth }) => (index + 1 === cut ? nth >= cut : nth === index + 1)));
}

/**
 * The teams whose curves may stand beside that of all: all of them are cut at the same place, and what is left when every
 * one of them is taken from the whole may be shown as well, or is nothing. So no difference of what is shown is a cell
 * that could not be shown. The smallest are left out first.
 */
export function teamsToShow(rows: readonly PersonCell[], minimum: CellMinimum): { teams: number[]; cut: number } {
  const sizes = new Map<number, number>();
  for (const { team, interactions } of rows) if (team > 0) sizes.set(team, (sizes.get(team) ?? 0) + interactions);
  const of = (team: number) => rows.filter((row) => row.team === team);
  const bySize = [...sizes].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([team]) => team);
  for (let shown = bySize.filter((team) => cutOf([of(team)], minimum) > 0); shown.length > 0; shown = shown.slice(0, -1)) {
    const rest = rows.filter(({ team }) => !shown.includes(team));
    const cut = cutOf([...shown.map(of), rest], minimum);
    // One team beside a whole that is just that team says nothing more.
    if (cut > 0 && (shown.length > 1 || rest.length > 0)) return { teams: shown, cut };
  }
  return { teams: [], cut: 0 };
}
