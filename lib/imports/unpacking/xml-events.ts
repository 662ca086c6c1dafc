import { BadImportError } from "@/lib/errors";

/** What is told of an XML text as it comes in. Names come without their prefix; text comes in one or several pieces. */
export interface XmlEvents {
  open(name: string, attributes: () => Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

export type Attributes = ReadonlyMap<string, string>;

/** Longer tags, comments and declarations stand in no workbook. */
const LONGEST_MARKUP = 65_536;

/**
 * Reads XML piece by piece, as far as workbooks use it: elements, attributes, text, the five named entities and characters
 * by number. It knows no other entities, so that a text can never become longer than it is written.
 * @throws BadImportError when the text is cut off, or declares what no workbook does
 */
export function xmlReader(events: XmlEvents): { add(text: string): void; end(): void } {
  let rest = "";
  let depth = 0;
  let hadRoot = false;

  const readTag = (tag: string): void => {
    const isClosing = tag.startsWith("/");
    const isEmpty = tag.endsWith("/");
    const body = tag.slice(isClosing ? 1 : 0, isEmpty ? -1 : undefined);
    const space = body.search(/\s/);
    const name = withoutPrefix(space === -1 ? body : body.slice(0, space));
    hadRoot = true;
    if (!isClosing) {
      depth++;
      events.open(name, () => attributesOf(space === -1 ? "" : body.slice(space)));
    }
    if (isClosing || isEmpty) {
      depth--;
      events.close(name);
    }
  };

  /** How far the text could be read. */
  const read = (text: string): number => {
    let at = 0;
    while (at < text.length) {
      const next = text.indexOf("<", at);
      if (next === -1) return at + (depth > 0 ? wholeText(text.slice(at)) : text.length - at);
      if (next > at && depth > 0) events.text(decoded(text.slice(at, next)));
      at = next;
      const end = endOfMarkup(text, next);
      if (end === -1) return at;
      if (text.startsWith("<![CDATA[", next)) events.text(text.slice(next + 9, end - 3));
      else if (text[next + 1] !== "!" && text[next + 1] !== "?") readTag(text.slice(next + 1, end - 1));
      at = end;
    }
    return at;
  };

  /** Text without an end yet is told as far as it is certain: an entity may be cut by the border of two pieces. */
  const wholeText = (text: string): number => {
    const ampersand = text.lastIndexOf("&");
    const whole = ampersand !== -1 && text.length - ampersand < 12 ? ampersand : text.length;
    if (whole > 0) events.text(decoded(text.slice(0, whole)));
    return whole;
  };

  return {
    add(text) {
      const all = rest === "" ? text : rest + text;
      rest = all.slice(read(all));
      if (rest.length > LONGEST_MARKUP) throw damagedXml();
    },
    end() {
      if (rest.trim() !== "" || depth !== 0 || !hadRoot) throw damagedXml();
    },
  };
}

/** Where the tag, comment or section that starts here ends; -1 when it is not all here yet. */
function endOfMarkup(text: string, start: number): number {
  if (text.length - start < 9 && text[start + 1] === "!") return -1;
  const [opening, closing] = SECTIONS.find(([each]) => text.startsWith(each, start)) ?? ["<", ">"];
  if (text.startsWith("<!", start) && opening === "<") {
    throw new BadImportError(
      "The workbook declares entities of its own, which no spreadsheet program does; it is not read.",
      undefined,
      "damaged_workbook",
    );
  }
  let end = text.indexOf(closing, start + opening.length);
  // A ">" may stand inside an attribute.
  while (opening === "<" && end !== -1 && hasOpenQuote(text, start, end)) end = text.indexOf(">", end + 1);
  return end === -1 ? -1 : end + closing.length;
}

const SECTIONS: readonly (readonly [opening: string, closing: string])[] = [
  ["<![CDATA[", "]]>"],
  ["<!--", "-->"],
  ["<?", "?>"],
];

function hasOpenQuote(text: string, start: number, end: number): boolean {
  let open = "";
  for (let at = start; at < end; at++) {
    const letter = text[at] ?? "";
    if (open === "") open = letter === '"' || letter === "'" ? letter : "";
    else if (letter === open) open = "";
  }
  return open !== "";
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function attributesOf(text: string): Attributes {
  const found = new Map<string, string>();
  for (const [, name = "", double, single] of text.matchAll(ATTRIBUTE)) found.set(name, decoded(double ?? single ?? ""));
  return found;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (written, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? written;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

export function damagedXml(): BadImportError {
  return new BadImportError(
    "The workbook is damaged: what is in it cannot be read to its end. Open it, save it anew as XLSX or CSV, and import that.",
    undefined,
    "damaged_workbook",
  );
}
