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

  /** A tag between its brackets. */
  const readTag = (text: string, start: number, end: number): void => {
    const isClosing = text.charCodeAt(start) === SLASH;
    const isEmpty = text.charCodeAt(end - 1) === SLASH;
    const [from, to] = [isClosing ? start + 1 : start, isEmpty ? end - 1 : end];
    const nameEnd = endOfName(text, from, to);
    const name = withoutPrefix(text.slice(from, nameEnd));
    hadRoot = true;
    if (!isClosing) {
      depth++;
      events.open(name, () => attributesOf(text.slice(nameEnd, to)));
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
      const second = text.charCodeAt(next + 1);
      const isTag = second !== EXCLAMATION && second !== QUESTION;
      const end = isTag ? endOfTag(text, next + 1) : endOfSection(text, next);
      if (end === -1) return at;
      if (isTag) readTag(text, next + 1, end - 1);
      else if (text.startsWith("<![CDATA[", next)) events.text(text.slice(next + 9, end - 3));
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

const [EXCLAMATION, QUESTION, SLASH, DOUBLE, SINGLE, GREATER, SPACE] = [0x21, 0x3f, 0x2f, 0x22, 0x27, 0x3e, 0x20];

/** Behind the bracket that ends a tag; one inside an attribute does not. -1 when it is not here yet. */
function endOfTag(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (open !== 0) open = code === open ? 0 : open;
    else if (code === GREATER) return at + 1;
    else if (code === DOUBLE || code === SINGLE) open = code;
  }
  return -1;
}

function endOfName(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) > SPACE) at++;
  return at;
}

/** Behind a comment, an instruction or a piece of plain text; -1 when its end is not here yet. */
function endOfSection(text: string, start: number): number {
  if (text.length - start < 9) return -1;
  const section = SECTIONS.find(([opening]) => text.startsWith(opening, start));
  if (!section) {
    throw new BadImportError(
      "The workbook declares entities of its own, which no spreadsheet program does; it is not read.",
      undefined,
      "damaged_workbook",
    );
  }
  const end = text.indexOf(section[1], start + section[0].length);
  return end === -1 ? -1 : end + section[1].length;
}

const SECTIONS: readonly (readonly [opening: string, closing: string])[] = [
  ["<![CDATA[", "]]>"],
  ["<!--", "-->"],
  ["<?", "?>"],
];

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
