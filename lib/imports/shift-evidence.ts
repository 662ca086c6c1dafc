import type { FileRow } from "@/lib/imports/file-rows";

/** Rows whose cells would fit the columns if they stood one place further. */
export interface Shifted {
  rows: number;
  /** Lines of the first of them. */
  lines: number[];
}

type Kind = "date" | "number" | "text";

const LEARNED_FROM = 300;
const FEWEST_LEARNED = 20;
const SURE = 0.95;
const FEWEST_WRONG = 2;
const LINES_SHOWN = 3;

/**
 * Learns from the first rows which columns hold dates, numbers or words, then looks for rows of the right width in which
 * several cells are of the wrong kind, and none would be if all after one place stood one place further.
 */
export function shiftEvidence(width: number) {
  let learning: FileRow[] = [];
  let kinds: (Kind | null)[] | null = null;
  let typed: [place: number, kind: Kind][] = [];
  const shifted: Shifted = { rows: 0, lines: [] };
  const look = (row: FileRow) => {
    if (!kinds || row.cells.length !== width || typed.every(([place, kind]) => mayBe(kind, row.cells[place] ?? ""))) return;
    if (!isShifted(row.cells, kinds)) return;
    shifted.rows++;
    if (shifted.lines.length < LINES_SHOWN) shifted.lines.push(row.line);
  };
  const learn = () => {
    kinds = learning.length < FEWEST_LEARNED ? null : Array.from({ length: width }, (_, place) => kindOfColumn(learning, place));
    typed = (kinds ?? []).flatMap((kind, place) => (kind === null || kind === "text" ? [] : [[place, kind] satisfies [number, Kind]]));
    const seen = learning;
    learning = [];
    seen.forEach(look);
  };
  return {
    add(row: FileRow): void {
      if (kinds) look(row);
      else if (learning.push(row) === LEARNED_FROM) learn();
    },
    judge(): Shifted {
      if (!kinds) learn();
      return shifted;
    },
  };
}

function kindOf(cell: string): Kind | null {
  const text = cell.trim();
  if (text === "") return null;
  if (/^[+-]?\d+(?:[.,]\d+)?$/.test(text)) return "number";
  return /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:$|[T ,])/.test(text) ? "date" : "text";
}

/** A quick look, for all the rows that are as they should be: what passes it is not looked at again. */
function mayBe(kind: Kind, cell: string): boolean {
  if (cell === "") return true;
  const first = cell.charCodeAt(0);
  if (first < 48 || first > 57) return false;
  const hasSeparator = isSeparator(cell.charCodeAt(4)) || isSeparator(cell.charCodeAt(2)) || isSeparator(cell.charCodeAt(1));
  return kind === "date" ? hasSeparator : !hasSeparator || cell.length < 6;
}

/** Hyphen, dot or slash. */
function isSeparator(character: number): boolean {
  return character >= 45 && character <= 47;
}

function kindOfColumn(rows: readonly FileRow[], place: number): Kind | null {
  const found = rows.map(({ cells }) => kindOf(cells[place] ?? "")).filter((kind) => kind !== null);
  if (found.length < FEWEST_LEARNED) return null;
  const [first] = (["date", "number", "text"] as const).filter(
    (kind) => found.filter((each) => each === kind).length >= found.length * SURE,
  );
  return first ?? null;
}

function isShifted(cells: readonly string[], kinds: readonly (Kind | null)[]): boolean {
  const isWrong = (cell: string | undefined, place: number) => {
    const [wanted, found] = [kinds[place] ?? null, kindOf(cell ?? "")];
    return wanted !== null && found !== null && wanted !== found;
  };
  const typed = kinds.filter((kind, place) => kind !== null && kind !== "text" && isWrong(cells[place], place)).length;
  if (typed === 0) return false;
  const wrong = cells.filter(isWrong).length;
  if (wrong < FEWEST_WRONG) return false;
  const fits = (by: 1 | -1, from: number) => cells.every((_, place) => !isWrong(place < from ? cells[place] : cells[place + by], place));
  return cells.some((_, from) => fits(1, from) || fits(-1, from));
}
