import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { currencyCode, currencyOf } from "@/db/facts/currency-code";
import { stepKey } from "@/db/facts/step-key";

test("a step is the same in whatever case it is written, and a whole number that a double holds", () => {
  const key = stepKey("  Let the customer FINISH ");
  expect(key).toBe(stepKey("let the customer finish"));
  expect(key).toBe(Number.parseInt(createHash("sha256").update("let the customer finish").digest("hex").slice(0, 13), 16));
  expect(Number.isSafeInteger(key)).toBe(true);
  expect(stepKey("Let the customer start")).not.toBe(key);
});

test("a currency comes back as it went in, and what is none is unknown", () => {
  expect(currencyCode("EUR")).toBe(3242);
  for (const letters of ["AAA", "EUR", "USD", "ZZZ"]) expect(currencyOf(currencyCode(letters))).toBe(letters);
  expect(currencyCode(" eur ")).toBe(3242);
  for (const none of ["", "€", "EURO", "E1R"]) expect(currencyCode(none)).toBe(0);
  expect(currencyOf(0)).toBeNull();
});
