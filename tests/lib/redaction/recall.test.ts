import { expect, test } from "vitest";
import { redactorFor } from "@/lib/redaction";
import { type LabelledText, labelledTexts } from "@/tests/support/invented-people";

const COUNT = process.env.LONG ? 20_000 : 500;
const TEXTS = labelledTexts(COUNT);
const FLOORS = { email: 0.95, phone: 0.95, card: 0.95, name: 0.85 } as const;

test.each(Object.entries(FLOORS))("of generated sentences that hold a %s, at least a share of %d loses it", (kind, floor) => {
  const theirs = TEXTS.filter((each) => each.kind === kind);
  const missed = theirs.filter((each) => !isGone(each));
  const recall = 1 - missed.length / theirs.length;
  say(`generated, ${kind}: recall ${recall.toFixed(4)} (${theirs.length - missed.length} of ${theirs.length})`);
  for (const each of missed.slice(0, 5)) say(`  missed ${JSON.stringify(each.personal)} in ${JSON.stringify(after(each))}`);
  expect(theirs).toHaveLength(COUNT);
  expect(recall).toBeGreaterThanOrEqual(floor);
});

test("of generated sentences that hold nothing of anybody, at most 2 in 100 are touched", () => {
  const clean = TEXTS.filter((each) => each.kind === "clean");
  const touched = clean.filter((each) => after(each) !== each.text);
  say(`generated, clean: touched ${(touched.length / clean.length).toFixed(4)} (${touched.length} of ${clean.length})`);
  for (const each of touched.slice(0, 5)) say(`  ${JSON.stringify(each.text)} became ${JSON.stringify(after(each))}`);
  expect(clean).toHaveLength(COUNT);
  expect(touched.length / clean.length).toBeLessThanOrEqual(0.02);
});

function after({ names, text }: LabelledText): string {
  return redactorFor({ names })(text);
}

/** Whether nothing of what is theirs is left: no word of a name, no run of digits of a number, no part before the @. */
function isGone(each: LabelledText): boolean {
  const left = after(each);
  if (each.kind !== "name") return !left.includes(each.personal) && !left.includes(each.personal.slice(0, 6));
  const words = new Set(left.split(/[^\p{L}]+/u));
  return each.personal.split(/[^\p{L}]+/u).every((word) => word.length < 3 || /^(?:van|der)$/.test(word) || !words.has(word));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
