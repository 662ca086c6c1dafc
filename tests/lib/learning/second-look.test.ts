import { expect, test } from "vitest";
import { secondLook } from "@/lib/learning/second-look";

const kinds = (text: string, names: string[] = [], spared: string[] = []) =>
  secondLook(text, names, spared).map(({ kind, text: found }) => `${kind}: ${found}`);

test("what still looks like a name, a number, a place or a day is marked", () => {
  expect(kinds("On 12 March 2026 the order AB-12345 went to Hamburg, and then Anna Meyer called")).toEqual([
    "date: 12 March 2026",
    "number: AB-12345",
    "place: Hamburg",
    "name: Anna Meyer",
  ]);
  expect(kinds("Invoice 4711 0815 was paid twice")).toEqual(["number: 4711 0815"]);
  expect(kinds("we asked Kim. Kim said so", ["Kim Example"])).toContain("name: Kim");
});

test("what was taken out already, ordinary words and spared names are not", () => {
  expect(kinds("Day 1: The customer [name] called at [phone]. I'm told it was Monday; 3 days later it was done.")).toEqual([]);
  expect(kinds("It was handed over from Billing to Second Level", [], ["Billing", "Second Level"])).toEqual([]);
});
