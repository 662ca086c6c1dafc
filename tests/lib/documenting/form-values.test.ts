import { expect, test } from "vitest";
import { causePath } from "@/lib/documenting/cause-path";
import { minutesOf } from "@/lib/documenting/minutes-of";

test("minutes are read as people write them", () => {
  const read: [string, number | null][] = [
    ["90", 90],
    ["1:30", 90],
    ["2 h", 120],
    ["1.5 hours", 90],
    ["3 days", 4320],
    ["1 d 4 h", 1680],
    ["1 day and 2 hours", 1560],
    ["20 min", 20],
    ["long", null],
    ["3 months", null],
    ["2 h or so", null],
    ["-5", null],
  ];
  for (const [written, minutes] of read) expect([written, minutesOf(written)]).toEqual([written, minutes]);
});

test("a cause is known by all its levels, or by its last one where no other ends so", () => {
  const known = [
    ["Treated unjustly", "Promise broken"],
    ["Ineffective", "Other"],
    ["Threatened", "Other"],
  ];
  expect(causePath("treated unjustly › promise broken", known)).toEqual(["Treated unjustly", "Promise broken"]);
  expect(causePath("Promise broken", known)).toEqual(["Treated unjustly", "Promise broken"]);
  expect(causePath("Promise broken", [...known, ["Treated unjustly", "Promise broken"]])).toEqual(["Treated unjustly", "Promise broken"]);
  expect(causePath("Other", known)).toEqual(["Other"]);
  expect(causePath("Ineffective > New one", known)).toEqual(["Ineffective", "New one"]);
});
