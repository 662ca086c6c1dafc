import { describe, expect, test } from "vitest";
import { compileCondition } from "@/lib/imports/conditions";
import { foldEvidence } from "@/lib/imports/fold-evidence";
import { hasColumn } from "@/lib/imports/known-columns";
import { type Condition, type Mapping, mappingSchema, type ValueRule } from "@/lib/imports/mapping";
import { NONE } from "@/lib/imports/mappings/words";
import { cellsOf } from "@/lib/imports/read-cells";
import { type Layout, recognise } from "@/lib/imports/recognise";

const WRITTEN = { order: "unknown", certain: 0, doubtful: 0 } as const;

/** A mapping of nothing but these columns. */
function mappingOf(parts: Partial<Mapping> & Pick<Mapping, "columns">): Mapping {
  return mappingSchema.parse({
    code: "own",
    name: "Own",
    source: { code: "own", name: "Own" },
    none: NONE,
    otherColumns: "keep",
    difficult: { always: false },
    fields: {},
    facets: [],
    causes: [],
    lists: [],
    ...parts,
  });
}

function laidOut(header: string[], parts: Parameters<typeof mappingOf>[0]): Layout {
  const rows = [{ line: 1, cells: header, problem: null, hadNuls: false }];
  return recognise([{ delimiter: ",", rows }], [mappingOf(parts)], 500);
}

/** What a rule says of one row. */
function said(rule: ValueRule, row: Record<string, string>, parts: Partial<Mapping> = {}): string | null {
  const names = Object.keys(row);
  const layout = laidOut(names, { columns: names.map((name) => ({ name })), ...parts });
  return cellsOf(layout, WRITTEN).source(rule)?.read(Object.values(row)) ?? null;
}

describe("a duration", () => {
  test.each([
    ["90", "minutes", "90"],
    ["1.5", "hours", "90"],
    ["1,5", "hours", "90"],
    ["0,25", "hours", "15"],
    ["750", "seconds", "12.5"],
    ["28800", "seconds", "480"],
    ["2", "days", "2880"],
    ["1970-01-01 00:12:00", "seconds", "12"],
    ["1970-01-02 04:23:17", "hours", "1703.283"],
    ["1:30:00", "hours", "90"],
    ["00:45", "seconds", "45"],
    ["36:00:00", "minutes", "2160"],
    ["0", "hours", "0"],
    // No duration: the field that it is for will say so.
    ["soon", "hours", "soon"],
    ["-5", "minutes", "-5"],
    ["00:61:00", "minutes", "00:61:00"],
  ] as const)("of %s in %s is %s minutes", (text, unit, minutes) => {
    expect(said({ column: "Took", unit }, { Took: text })).toBe(minutes);
  });

  test.each([
    ["2024-03-04T09:00:00Z", "2024-03-04T10:07:30Z", "67.5"],
    ["2024-03-04T09:00:00Z", "2024-03-04T11:00:00+01:00", "60"],
    ["2024-03-04 09:00", "2024-03-05 09:00", "1440"],
    ["1709542800", "1709542890.5", "1.508"],
    ["1709542800000", "2024-03-04T09:01:00Z", "1"],
    // The wrong way round, only a day, none at all, or of two clocks.
    ["2024-03-04T09:00:00Z", "2024-03-04T08:00:00Z", null],
    ["2024-03-04", "2024-03-05", null],
    ["2024-03-04T09:00:00Z", "1900-01-01 00:00:00", null],
    ["2024-03-04 09:00", "2024-03-04T10:00:00Z", null],
  ])("from %s to %s is %s minutes", (From, To, minutes) => {
    const date = { order: "file", unix: true } as const;
    const columns = [
      { name: "From", date },
      { name: "To", date },
    ];
    expect(said({ minutesBetween: ["From", "To"] }, { From, To }, { columns })).toBe(minutes);
  });
});

test.each(["?", "-", "--", "N/A", "n/a", "n.v.t.", "#MULTIVALUE", "Unspecified", "-100", "NULL", "", "  "])("%s says nothing", (text) => {
  expect(said({ column: "Team" }, { Team: text })).toBeNull();
});

test.each(["1900-01-01 00:00:00", "01/01/1900 12:00:00 AM", "0001-01-01T00:00:00Z", "9999-12-31"])(
  "%s is no date, and not there",
  (text) => {
    const columns = [{ name: "Closed", date: { order: "mdy" } as const }];
    const layout = laidOut(["Closed"], { columns });
    const cells = cellsOf(layout, WRITTEN);
    const isThere = compileCondition({ present: "Closed" }, { cells, endOf: () => null });
    expect([isThere([text]), isThere(["2024-03-04"])]).toEqual([false, true]);
  },
);

describe("columns", () => {
  test("of one name are all read where the mapping joins them", () => {
    const layout = laidOut(["Key", "Labels", "Labels", "Labels"], { columns: [{ name: "Key" }, { name: "Labels", repeats: "join" }] });
    expect(cellsOf(layout, WRITTEN).text("Labels", ["1", "late", "", "refund"])).toBe("late\nrefund");
    expect(layout.repeated).toEqual([]);
  });

  test("that say the same are read where the better one says nothing", () => {
    const layout = laidOut(["group_id", "group", "group.name"], {
      columns: [{ name: "Team", also: ["group.name"], or: ["group", "group_id"] }],
    });
    const { text } = cellsOf(layout, WRITTEN);
    expect([text("Team", ["7", "", "Billing"]), text("Team", ["7", "Desk", ""]), text("Team", ["7", "", "-"])]).toEqual([
      "Billing",
      "Desk",
      "7",
    ]);
  });

  test("have one entry a line, whatever separates them", () => {
    const layout = laidOut(["Tags"], { columns: [{ name: "Tags", entries: " ," }] });
    const { text } = cellsOf(layout, WRITTEN);
    expect([
      text("Tags", ["late refund"]),
      text("Tags", ["late, refund"]),
      text("Tags", ["late\nrefund"]),
      text("Tags", [" , - ,"]),
    ]).toEqual(["late\nrefund", "late\nrefund", "late\nrefund", null]);
  });

  test("that are derived know the ones before them, and never themselves", () => {
    const derived: Mapping["derived"] = [
      { name: "A", from: { column: "B" } },
      { name: "B", from: { firstOf: [{ column: "Key" }, { column: "A" }] } },
      { name: "C", from: { column: "B" } },
    ];
    const layout = laidOut(["Key"], { columns: [{ name: "Key" }], derived });
    const { text } = cellsOf(layout, WRITTEN);
    expect(["A", "B", "C"].map((name) => [text(name, ["k"]), hasColumn(layout, name)])).toEqual([
      [null, false],
      ["k", true],
      ["k", true],
    ]);
  });
});

describe("what a rule says", () => {
  test("where a column says one of these words", () => {
    const rule: ValueRule = { where: ["State", ["closed", "archived"]], is: { column: "At" } };
    expect([said(rule, { State: "Closed", At: "x" }), said(rule, { State: "open", At: "x" }), said(rule, { At: "x" })]).toEqual([
      "x",
      null,
      null,
    ]);
  });

  test.each([
    ["Done\nTo Do\nClosed", "In Progress\nDone\nDone", "1", "a"],
    ["To Do\nIn Progress", "In Progress\nDone", "0", null],
    ["done", "Reopened", "1", "a"],
    ["", "", "0", null],
  ])("of the changes from %j to %j", (From, To, count, times) => {
    const changes = { from: "From", to: "To", at: "At" };
    const row = { From, To, At: "a\nb\nc" };
    expect(said({ changes, leaving: ["Done", "Closed"], gives: "count" }, row)).toBe(count);
    expect(said({ changes, leaving: ["Done", "Closed"], gives: "times" }, row)).toBe(times);
  });
});

test("a condition finds a word among the entries of a cell, and not in another word", () => {
  const layout = laidOut(["Tags"], { columns: [{ name: "Tags" }] });
  const holds = (condition: Condition, text: string) =>
    compileCondition(condition, { cells: cellsOf(layout, WRITTEN), endOf: () => null })([text]);
  const found = ["complaint", "vip, Complaint", "vip;complaint", "a|complaint|b", "a\ncomplaint"];
  expect(found.map((text) => holds({ contains: ["Tags", ["complaint"]] }, text))).toEqual([true, true, true, true, true]);
  expect(["no complaint", "complaints", ""].map((text) => holds({ contains: ["Tags", ["complaint"]] }, text))).toEqual([
    false,
    false,
    false,
  ]);
});

test("of several states the one with the latest date counts, of equal ones the last", () => {
  const evidence = foldEvidence("updated_at");
  const states = ["2024-03-05T08:00:00Z", "2024-03-05T10:00:00+02:00", "2024-03-04T23:00:00Z", "sometime"];
  for (const [row, at] of states.entries()) evidence.add(row, "7", at);
  const fold = evidence.fold(states.length);
  expect([states.map((_, row) => fold.isLast(row)), fold.folded]).toEqual([[false, true, false, false], 3]);
});
