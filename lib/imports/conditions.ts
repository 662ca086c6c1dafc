import type { Condition } from "@/lib/imports/mapping";
import type { Cells } from "@/lib/imports/read-cells";
import type { Moment } from "@/lib/imports/read-date";

export interface ConditionReading {
  cells: Cells;
  /** The instant of a date column, read as the last moment of its day where only the day is written. */
  endOf(column: string, cells: readonly string[]): Moment | null;
}

/** Makes a condition of a mapping a question that can be asked of a row. */
export function compileCondition(condition: Condition, reading: ConditionReading): (cells: readonly string[]) => boolean {
  const { cells: of } = reading;
  if ("always" in condition) return () => condition.always;
  if ("present" in condition) return (cells) => of.text(condition.present, cells) !== null;
  if ("equals" in condition) return isOneOf(condition.equals[0], [condition.equals[1]], of);
  if ("in" in condition) return isOneOf(condition.in[0], condition.in[1], of);
  if ("contains" in condition) return hasEntry(condition.contains, of);
  if ("atLeast" in condition) return isNumber(condition.atLeast, (found, wanted) => found >= wanted, of);
  if ("atMost" in condition) return isNumber(condition.atMost, (found, wanted) => found <= wanted, of);
  if ("after" in condition) return isAfter(condition.after, reading);
  if ("not" in condition) {
    const inner = compileCondition(condition.not, reading);
    return (cells) => !inner(cells);
  }
  if ("all" in condition) {
    const inner = condition.all.map((each) => compileCondition(each, reading));
    return (cells) => inner.every((holds) => holds(cells));
  }
  const inner = condition.any.map((each) => compileCondition(each, reading));
  return (cells) => inner.some((holds) => holds(cells));
}

/** The columns that a condition asks about. A column that is not in the file is not known, and needs no asking. */
export function columnsAsked(condition: Condition): string[] {
  if ("not" in condition && "present" in condition.not) return [];
  if ("always" in condition) return [];
  if ("present" in condition) return [condition.present];
  if ("equals" in condition) return [condition.equals[0]];
  if ("in" in condition) return [condition.in[0]];
  if ("contains" in condition) return [condition.contains[0]];
  if ("atLeast" in condition) return [condition.atLeast[0]];
  if ("atMost" in condition) return [condition.atMost[0]];
  if ("after" in condition) return condition.after;
  if ("not" in condition) return columnsAsked(condition.not);
  return ("all" in condition ? condition.all : condition.any).flatMap(columnsAsked);
}

function isOneOf(column: string, values: string[], of: Cells): (cells: readonly string[]) => boolean {
  const wanted = new Set(values.map((value) => value.toLowerCase()));
  return (cells) => {
    const found = of.text(column, cells);
    return found !== null && wanted.has(found.toLowerCase());
  };
}

function hasEntry([column, words]: [string, string[]], of: Cells): (cells: readonly string[]) => boolean {
  const wanted = new Set(words.map((word) => word.toLowerCase()));
  return (cells) => {
    const found =
      of
        .text(column, cells)
        ?.toLowerCase()
        .split(/[\n,;|]/) ?? [];
    return found.some((entry) => wanted.has(entry.trim()));
  };
}

/** What is no number is neither above nor below one. */
function isNumber(
  [column, wanted]: [string, number],
  holds: (found: number, wanted: number) => boolean,
  of: Cells,
): (cells: readonly string[]) => boolean {
  return (cells) => {
    const text = of.text(column, cells);
    return text !== null && /^[+-]?\d+(?:[.,]\d+)?$/.test(text) && holds(Number(text.replace(",", ".")), wanted);
  };
}

/** Where one of the two is only a day, the days are compared: a call closed on its due day was closed in time. */
function isAfter([column, other]: [string, string], { endOf }: ConditionReading): (cells: readonly string[]) => boolean {
  return (cells) => {
    const [later, earlier] = [endOf(column, cells), endOf(other, cells)];
    if (later === null || earlier === null) return false;
    return later.day !== null && earlier.day !== null ? later.day > earlier.day : later.at > earlier.at;
  };
}
