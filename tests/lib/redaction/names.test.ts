import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALL_KINDS, redact, redactorFor } from "@/lib/redaction";

interface Sentence {
  /** People the row names. */
  names: string[];
  text: string;
  /** What names a person in it. */
  marked: string[];
  expected: string;
}

const NAMED = sentences("named.txt");
const CLEAN = sentences("clean.txt");
const after = ({ names, text }: Sentence) => redactorFor({ names })(text);

test("names are found in at least 85 of 100 cases, and at most 2 of 100 clean sentences are touched", () => {
  const marks = NAMED.flatMap((sentence) => sentence.marked.map((name) => ({ name, sentence, isFound: isGone(name, after(sentence)) })));
  const missed = marks.filter(({ isFound }) => !isFound);
  const touched = CLEAN.filter((sentence) => after(sentence) !== sentence.text);
  const inexact = NAMED.filter((sentence) => after(sentence) !== sentence.expected);
  say(`names: recall ${(1 - missed.length / marks.length).toFixed(3)} (${marks.length - missed.length} of ${marks.length})`);
  for (const { name, sentence } of missed) say(`  missed "${name}" in ${JSON.stringify(after(sentence))}`);
  say(`names: sentences in which more or less than the name went: ${inexact.length} of ${NAMED.length}`);
  say(`clean sentences touched: ${(touched.length / CLEAN.length).toFixed(3)} (${touched.length} of ${CLEAN.length})`);
  for (const sentence of touched) say(`  ${JSON.stringify(sentence.text)} became ${JSON.stringify(after(sentence))}`);
  expect(NAMED.length).toBeGreaterThanOrEqual(120);
  expect(CLEAN.length).toBeGreaterThanOrEqual(60);
  expect(1 - missed.length / marks.length).toBeGreaterThanOrEqual(0.85);
  expect(touched.length / CLEAN.length).toBeLessThanOrEqual(0.02);
  expect(inexact.length / NAMED.length).toBeLessThanOrEqual(0.1);
});

describe("people of the row", () => {
  test.each([
    [["Anna Schmidt"], "Anna told Schmidt that ANNA SCHMIDT waits", "[name] told [name] that [name] waits"],
    [["Müller, Jörg"], "Joerg Mueller or Jorg Muller or Jörg Müller", "[name] or [name] or [name]"],
    [["jo.miller@example.org"], "Miller wrote", "[name] wrote"],
    [["Will Smith"], "Will you call Will? The will of Mr. Smith", "Will you call [name]? The will of Mr. [name]"],
    [["Li Na"], "Li Na, not Li", "[name], not Li"],
    [["Mark"], "THE MARK IS WRONG", "THE MARK IS WRONG"],
    [["Anna"], "Annabel annuls, in Savanna", "Annabel annuls, in Savanna"],
    [["ACME Logistics GmbH", "support@example.org", "C-204"], "ACME support lost parcel C-204", "ACME support lost parcel C-204"],
    [["Zoë"], "Zoe\u0308 and ZOE", "[name] and [name]"],
    [["Card"], "my [card] and [phone]", "my [card] and [phone]"],
    [["Анна Иванова"], "Звонила Анна, Иванова", "Звонила [name]"],
  ])("%j: %j", (names, text, expected) => {
    expect(redactorFor({ names })(text)).toBe(expected);
  });

  test("praise keeps whom it thanks, and not whom it is from", () => {
    const praise = redactorFor({ names: ["Anna Schmidt"], isPraise: true });
    expect(praise("Sandra was wonderful.\nKind regards,\nAnna Schmidt")).toBe("Sandra was wonderful.\nKind regards,\n[name]");
  });
});

test("each kind can be turned off by itself", () => {
  const text = "My name is Anna Kowalska, jo@example.org, +49 30 901820, 4111 1111 1111 1111";
  expect(redact(text)).toBe("My name is [name], [email], [phone], [card]");
  expect(redactorFor({ kinds: { ...ALL_KINDS, names: false } })(text)).toBe("My name is Anna Kowalska, [email], [phone], [card]");
  expect(redactorFor({ kinds: { ...ALL_KINDS, emails: false } })(text)).toBe("My name is [name], jo@example.org, [phone], [card]");
  expect(redactorFor({ kinds: { ...ALL_KINDS, phones: false } })(text)).toBe("My name is [name], [email], +49 30 901820, [card]");
  expect(redactorFor({ kinds: { ...ALL_KINDS, cards: false, phones: false } })(text)).toBe(
    "My name is [name], [email], +49 30 901820, 4111 1111 1111 1111",
  );
});

test("redacting again changes nothing more", () => {
  for (const sentence of [...NAMED, ...CLEAN]) expect(redactorFor(sentence)(after(sentence))).toBe(after(sentence));
  const pieces = fc.constantFrom(
    ...[...NAMED, ...CLEAN].map(({ text }) => text),
    "Mr ",
    "Dear ",
    "Kind regards,\n",
    "ANNA ",
    "[name] ",
    "van ",
    "J. ",
  );
  const people = fc.constantFrom(...NAMED.map(({ names }) => names));
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 5 }), people, fc.constantFrom(" ", "\n", "", ", "), (texts, names, between) => {
      const redacted = redactorFor({ names })(texts.join(between));
      expect(redactorFor({ names })(redacted)).toBe(redacted);
    }),
    { numRuns: 1_000 },
  );
});

test("a long text is redacted in a moment, whatever it is made of", () => {
  const hostile = [
    "Anna ",
    "A. ",
    "van ",
    "Mr ",
    "My name is ",
    "[name] ",
    "Anna, Anna, ",
    "É",
    "Regards,\n",
    "Kind regards ",
    "\n",
    "Jean-",
    "O'",
    "name: ",
  ];
  for (const piece of hostile) {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const begun = performance.now();
    redactorFor({ names: ["Anna Schmidt"] })(text);
    expect(performance.now() - begun, piece).toBeLessThan(4_000);
  }
});

test("names cost a text a few microseconds", () => {
  const texts = [...NAMED, ...CLEAN];
  const cost = (kinds: typeof ALL_KINDS) => {
    const rounds = Array.from({ length: 30 }, () => {
      const begun = performance.now();
      for (const { names, text } of texts) redactorFor({ names, kinds })(text);
      return performance.now() - begun;
    });
    return (Math.min(...rounds) * 1000) / texts.length;
  };
  const [without, all] = [cost({ ...ALL_KINDS, names: false }), cost(ALL_KINDS)];
  say(`redaction of a sentence: ${without.toFixed(1)} µs without names, ${all.toFixed(1)} µs with the names of its row and its own`);
  expect(all).toBeLessThan(200);
});

/** Lines of a fixture: the row's names, " | " and a sentence in which ⟦…⟧ marks names. */
function sentences(file: string): Sentence[] {
  const lines = readFileSync(`tests/fixtures/redaction/${file}`, "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [row = "", written = ""] = line.includes(" | ") ? line.split(" | ", 2) : ["", line];
      const marks = written.replaceAll("\\n", "\n");
      return {
        names: row.split(";").map((name) => name.trim()),
        text: marks.replace(/[⟦⟧]/g, ""),
        marked: [...marks.matchAll(/⟦([^⟧]+)⟧/g)].map((match) => match[1] ?? ""),
        expected: marks.replace(/⟦[^⟧]+⟧/g, "[name]"),
      };
    });
}

/** Whether no word of a name is left. */
function isGone(name: string, text: string): boolean {
  const words = name.split(/[^\p{L}]+/u).filter((word) => word.length > 1 && !/^(?:van|von|der|de)$/i.test(word));
  const left = new Set(text.split(/[^\p{L}]+/u));
  return words.every((word) => !left.has(word));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
