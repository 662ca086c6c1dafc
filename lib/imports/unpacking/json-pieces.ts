/** The text of one value of a list, as it stands in the file. */
export interface JsonPiece {
  text: string;
  /** The name of the member that the list is; empty for a list that is the whole file. */
  list: string;
  problem: "too_long" | "cut_off" | null;
}

export interface PieceCutter {
  add(text: string): JsonPiece[];
  end(): JsonPiece[];
}

/**
 * Cuts the list that a JSON text is, or the lists that the members of one object are, into the texts of their values, by
 * counting brackets: nothing is understood yet, and no more is held than one value.
 * @param isInObject whether the list is a member of one object
 * @param longest a longer value is given up, in characters
 */
export function jsonPieces(isInObject: boolean, longest: number): PieceCutter {
  /** How many brackets are open around a value. */
  const around = isInObject ? 2 : 1;
  let [depth, isString, isEscaped, isList] = [0, false, false, !isInObject];
  let value: { text: string; isTooLong: boolean } | null = null;
  /** The last text that stood directly in the object: the name of the member that begins. */
  let name = "";
  let list = "";

  const finished = (problem: JsonPiece["problem"]): JsonPiece[] => {
    if (value === null) return [];
    const piece = { text: value.text.trim(), list, problem: value.isTooLong ? ("too_long" as const) : problem };
    value = null;
    return piece.text === "" ? [] : [piece];
  };

  const cut = (text: string): JsonPiece[] => {
    const pieces: JsonPiece[] = [];
    let start = 0;
    const take = (end: number) => {
      if (value === null) return;
      if (value.text.length + end - start > longest) value.isTooLong = true;
      if (!value.isTooLong || value.text.length < KEPT_OF_LONG) value.text += text.slice(start, Math.min(end, start + longest));
    };
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (isString) {
        if (isInObject && depth === 1 && !(code === QUOTE && !isEscaped) && name.length < 200) name += text[at];
        if (isEscaped) isEscaped = false;
        else if (code === BACKSLASH) isEscaped = true;
        else if (code === QUOTE) isString = false;
        continue;
      }
      const isBoundary = isList && depth === around && (code === COMMA || code === CLOSE_LIST);
      if (isBoundary) {
        take(at);
        pieces.push(...finished(null));
      } else if (isList && depth === around && value === null && code > SPACE) {
        value = { text: "", isTooLong: false };
        start = at;
      }
      if (code === QUOTE) {
        isString = true;
        if (isInObject && depth === 1) name = "";
      } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
        depth++;
        if (isInObject && depth === around) [isList, list] = [code === OPEN_LIST, name];
      } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
        depth--;
        if (isInObject && depth < around) isList = false;
      }
    }
    take(text.length);
    return pieces;
  };

  return { add: cut, end: () => finished("cut_off") };
}

const [QUOTE, BACKSLASH, COMMA, SPACE] = [0x22, 0x5c, 0x2c, 0x20];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/** What is kept of a value that is too long, to show which one it is. */
const KEPT_OF_LONG = 10_000;
