import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldWords } from "@/db/search/fold";
import { parseStrictWhich, parseWhich } from "@/lib/interactions/which";
import { excerptOf, markWords } from "@/lib/search/mark-words";
import { parseSearch, type Search } from "@/lib/search/parse-search";

function searchFor(written: string): Search {
  const search = parseSearch(written);
  if (search === null || "problem" in search) throw new Error(`nothing to look for in ${written}`);
  return search;
}

/** `late "late fee" bank*`, with what must not occur behind a minus. */
function understood(written: string): string {
  const { all, none } = searchFor(written).words;
  const term = ({ words, isPrefix }: Search["words"]["all"][number]) =>
    `${words.length > 1 ? `"${words.join(" ")}"` : words[0]}${isPrefix ? "*" : ""}`;
  return [...all.map(term), ...none.map((each) => `-${term(each)}`)].join(" ");
}

describe("what is written is understood as words", () => {
  test.each([
    ["Late Refund", "late refund*"],
    ['"Late fee" bank', '"late fee" bank*'],
    ['refund "late fee"', 'refund "late fee"'],
    ["refund -bank", "refund -bank"],
    ['refund -"late fee"', 'refund -"late fee"'],
    ["don't e-mail", '"don t" "e mail"'],
    ["Straße Café", "strasse cafe*"],
    ["to go", "to go"],
    ["“Late fee„ x", '"late fee" x'],
    ['unclosed "late fee', 'unclosed "late fee"'],
    ["refund AND NOT* (bank) OR NEAR/3", 'refund and not bank or "near 3"'],
    ["summary:refund ^late {a b}", '"summary refund" late a b'],
    ["a\u0000b\u0007c", "a b c"],
    ["x ----refund", "x -refund"],
  ])("%j is %s", (written, expected) => {
    expect(understood(written)).toBe(expected);
  });

  test("what holds no word to look for gives the sentence that says why, never an error", () => {
    expect(parseSearch("  \u0000 ")).toBeNull();
    expect(parseSearch('?! "" -- *')).toEqual({ problem: 'q must have a word of letters or digits; got ?! "" -- *' });
    expect(parseSearch("-bank")).toEqual({ problem: 'q only says what must not occur; add a word that must, as in "refund -bank"' });
    expect(parseSearch("x".repeat(10_000))).toEqual({ problem: "q can be 200 characters at most; got 10,000" });
    expect(parseWhich({ q: "-bank", metric: "follow-through" })).toEqual({
      which: { kind: "drill", metric: "follow-through" },
      notices: [{ field: "q", message: expect.stringMatching(/^q only says what must not occur.*nothing was searched for$/) }],
    });
    expect(() => parseStrictWhich({ q: "?!" })).toThrow("q must have a word");
  });

  test("no text at all makes it fail", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (written) => {
        const search = parseSearch(written);
        for (const { words } of search === null || "problem" in search ? [] : [...search.words.all, ...search.words.none])
          for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,64}$/u);
      }),
      { numRuns: 200 },
    );
  });
});

describe("found words are marked", () => {
  const marked = (text: string, written: string) =>
    markWords(text, searchFor(written).words)
      .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
      .join("");

  test("as they stand in the text, with their accents, phrases as one, and the beginnings of longer words", () => {
    expect(marked("The Café refunded a late-fee; late again", "cafe refund")).toBe("The [Café] [refunded] a late-fee; late again");
    expect(marked("A late-fee is late", '"late fee"')).toBe("A [late-fee] is late");
    expect(marked("Refunds, not refund", "refund x")).toBe("Refunds, not [refund]");
    expect(marked("<b>refund</b>", "refund")).toBe("<b>[refund]</b>");
    expect(marked("nothing", "refund -nothing")).toBe("nothing");
  });

  test("a long text is cut, at words, where most of them stand", () => {
    const text = `${"before ".repeat(40)}the refund came ${"after ".repeat(60)}`;
    const excerpt = excerptOf(text, searchFor("refund").words)
      ?.map(({ text: piece }) => piece)
      .join("");
    expect(excerpt).toMatch(/^…(before ){7}the refund came (after )+after…$/);
    expect(excerpt?.length).toBeLessThan(190);
    expect(excerptOf(text, searchFor("nowhere").words)).toBeNull();
    const apart = `A refund. ${"Much else happened. ".repeat(20)}The bank paid no refund.`;
    expect(excerptOf(apart, searchFor("refund bank x").words)?.at(-2)).toEqual({ text: "refund", isFound: true });
  });

  test("the pieces of a text are the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.constantFrom("a", "b c", "re"), (text, written) => {
        expect(
          markWords(text, searchFor(written).words)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

test("words are folded alike wherever they stand", () => {
  expect(foldWords("Café-Öffnung, 2×  ÆØ ﬁn")).toBe("cafe offnung 2 aeo fin");
  expect(foldWords(`a ${"x".repeat(100)} b`)).toBe(`a ${"x".repeat(64)} b`);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const folded = foldWords(text);
      expect(folded).toMatch(/^$|^[\p{L}\p{N}]{1,64}( [\p{L}\p{N}]{1,64})*$/u);
      expect(foldWords(folded)).toBe(folded);
    }),
    { numRuns: 200 },
  );
});
