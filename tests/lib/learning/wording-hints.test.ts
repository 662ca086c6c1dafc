import { expect, test } from "vitest";
import { wordingHints } from "@/lib/learning/wording-hints";

test.each([
  ["She should have called back the same day.", "hindsight"],
  ["The order ought to have been split by hand", "hindsight"],
  ["He failed to read the notes", "failed"],
  ["The night shift forgot to hand it over", "failed"],
  ["They didn't bother to look it up", "carelessness"],
  ["They didn’t bother", "carelessness"],
  ["It was a careless answer", "carelessness"],
  ["Cause: human error.", "human-error"],
  ["A rude caller, as always", "person"],
  [["A difficult", "customer on the line"].join(" "), "person"],
  ["You never check the second number", "always-never"],
  ["she always closes too early", "always-never"],
])("%j is asked about: %s", (text, kind) => {
  expect(wordingHints(text).map((hint) => hint.kind)).toEqual([kind]);
});

test.each([
  "The form asks for the number twice, and the second field is below the fold.",
  "What could have been handled better: the first answer came after three days.",
  "A difficult situation for a customer who had waited a week.",
  "The page failed to load, and the invoice failed to print.",
  "The customer never received the invoice.",
  "Two people shared the case and nobody could see who had it.",
  'The customer said: "You should have told me, you never call back."',
  "The customer said “your colleague was careless”.",
  "He wrote 'you didn't bother to call' and hung up.",
  "> you failed to answer me\nThe mail lay in a queue that nobody reads.",
  "",
])("%j is left alone", (text) => {
  expect(wordingHints(text)).toEqual([]);
});

test("a hint stands where its words stand, and one place gets one", () => {
  const text = '"you never" – and then she never should have left';
  expect(wordingHints(text)).toEqual([
    { kind: "always-never", found: "she never", at: 23 },
    { kind: "hindsight", found: "should have left", at: 33 },
  ]);
  expect(wordingHints("x".repeat(20_000))).toEqual([]);
});
