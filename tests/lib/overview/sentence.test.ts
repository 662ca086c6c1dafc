import { describe, expect, it } from "vitest";
import { isoDay, parseIsoDay } from "@/lib/dates";
import { openingSentence, type SentenceInput } from "@/lib/overview/sentence";
import { trendOf } from "@/lib/overview/trend";
import { countTotal, point, resultOf } from "@/tests/support/metric-results";

const NONE = { items: [], more: 0, total: 0, isLately: false };
const NOTHING = { recurring: NONE, missed: NONE };
const promises = (kept: number, due: number) =>
  resultOf("follow-through", {
    kind: "rate",
    better: "higher",
    total: { ...countTotal(kept), denominator: due, value: due === 0 ? null : kept / due },
  });

/** The sentence as it is read; only what a test is about is told. */
function read(input: Partial<SentenceInput>): string {
  const segments = openingSentence({
    difficult: resultOf("difficult-rate", { total: countTotal(412) }),
    followThrough: promises(0, 0),
    recurring: resultOf("recurring-failures"),
    trend: null,
    decisions: NOTHING,
    periodWords: " in the last 30 days",
    ...input,
  });
  return segments
    .map((segment) => segment.text)
    .join("")
    .replaceAll("\u00a0", " ");
}

const compared = (now: number, before: number) =>
  resultOf("difficult-rate", {
    total: countTotal(now),
    comparison: { from: "2026-09-23", to: "2026-10-23", total: countTotal(before), parts: [], points: [], duration: null },
  });
const lately = <T extends { count: number }>(items: T[]) => ({
  items,
  more: 0,
  total: items.reduce((sum, item) => sum + item.count, 0),
  isLately: true,
});
const failure = (title: string) => ({
  code: title,
  title,
  procedure: "Refunds",
  state: "ongoing" as const,
  count: 6,
  customers: 4,
  lastSeenAt: 0,
});

describe("the opening sentence", () => {
  it("says how much, against what", () => {
    expect(read({ difficult: compared(412, 448) })).toBe(
      "412 difficult interactions in the last 30 days, 8 % fewer than in the period before. Nothing else stands out.",
    );
    expect(read({ difficult: compared(5, 4) })).toContain(", 25 % more than in the period before.");
    expect(read({ difficult: compared(4, 4) })).toContain(", as many as in the period before.");
    expect(read({ difficult: compared(1, 0) })).toContain("1 difficult interaction in the last 30 days, after none in the period before.");
  });

  it("says how many of all contacts they were, and counts those of days without a volume all the same", () => {
    const per100 = (numerator: number, denominator: number) => ({
      ...countTotal(numerator),
      denominator,
      value: (100 * numerator) / denominator,
    });
    const left = { part: "no-volume", label: "", role: "excluded" as const, unit: "interaction" as const, count: 8 };
    const rate = resultOf("difficult-rate", {
      kind: "per-hundred",
      total: per100(404, 13_204),
      parts: [left],
      comparison: { from: "2026-09-23", to: "2026-10-23", total: per100(440, 11_000), parts: [], points: [], duration: null },
    });
    // 404/13,204 = 3.0597 per 100, 23.5 % below 4.
    expect(read({ difficult: rate })).toBe(
      "412 difficult interactions in the last 30 days: 3.1 for every 100 handled contacts (404 of 13,204), 24 % lower than in the period before. Nothing else stands out.",
    );
  });

  it("says the dates of a period that has no name, and of all time the days that hold anything", () => {
    expect(read({ periodWords: null })).toContain("412 difficult interactions, 23 Oct – 21 Nov 2026.");
    const open = resultOf("difficult-rate", { total: countTotal(6623), from: null, to: null });
    const over = (grain: string, first: string, last: string) =>
      trendOf(resultOf("difficult-rate", { grain, points: [first, last].map((bucket) => point({ bucket, numerator: 1 })) }));
    const said = (trend: SentenceInput["trend"]) => read({ difficult: open, periodWords: null, trend });
    expect(said(over("month", "2015-04-01", "2020-03-01"))).toContain("6,623 difficult interactions, Apr 2015 – Mar 2020.");
    // The week of Mon 16 Mar 2020 ends on Sun 22 Mar.
    expect(said(over("week", "2020-01-06", "2020-03-16"))).toContain("6,623 difficult interactions, 6 Jan – 22 Mar 2020.");
  });

  it("says nothing more about nothing", () => {
    expect(read({ difficult: compared(0, 0) })).toBe("No difficult interactions in the last 30 days.");
  });

  it("names the failures that were seen again, the most frequent first", () => {
    expect(read({ decisions: { ...NOTHING, recurring: lately([failure("Refund waits")]) } })).toContain(
      " One recurring failure was seen again: Refund waits.",
    );
    const several = { ...NOTHING, recurring: { ...lately([failure("Refund waits"), failure("No callback")]), more: 10 } };
    expect(read({ decisions: several })).toContain(" 12 recurring failures were seen again, first of all Refund waits.");
  });

  it("says when what recurs has been quiet", () => {
    expect(read({ recurring: resultOf("recurring-failures", { total: countTotal(3, { denominator: 9 }) }) })).toContain(
      " Three failures recur, none of them lately.",
    );
  });

  it("counts the promises missed in the last week and says on what", () => {
    const missed = (parts: [string, number][], by: "kind" | "procedure" = "kind") => ({
      ...NOTHING,
      missed: lately(parts.map(([label, count]) => ({ by, key: label, label, count }))),
    });
    expect(
      read({
        decisions: missed([
          ["Callback", 5],
          ["Refund", 2],
        ]),
      }),
    ).toContain(" Seven promises were missed in the last week, five of the kind callback.");
    expect(read({ decisions: missed([["Escalation", 3]], "procedure") })).toContain(
      " Three promises were missed in the last week, all on Escalation.",
    );
    expect(read({ decisions: missed([["Callback", 1]]) })).toContain(" One promise was missed in the last week, of the kind callback.");
  });

  it("otherwise says how many promises were not kept on time, if any", () => {
    expect(read({ followThrough: promises(559, 2793) })).toContain(
      " Of 2,793 promises that came due, 2,234 were not kept on time (20 % were).",
    );
    expect(read({ followThrough: promises(7, 7) })).toContain("Nothing else stands out.");
  });

  it("says when the last full week is out of the ordinary", () => {
    const monday = parseIsoDay("2026-01-05") ?? 0;
    const counts = [16, 16, 16, 16, 16, 16, 16, 16, 16, 40, 3];
    const result = resultOf("difficult-rate", {
      grain: "week",
      points: counts.map((numerator, index) => point({ bucket: isoDay(monday + 7 * index), numerator, isIncomplete: index === 10 })),
    });
    expect(read({ trend: trendOf(result) })).toContain(" The last full week had 40, above the usual limit of 31.");
  });

  it("names what each of its links opens", () => {
    const opens = openingSentence({
      difficult: compared(412, 448),
      followThrough: promises(0, 0),
      recurring: resultOf("recurring-failures"),
      trend: null,
      decisions: {
        ...NOTHING,
        recurring: lately([failure("Refund waits")]),
        missed: lately([{ by: "kind", key: "callback", label: "Callback", count: 2 }]),
      },
      periodWords: "",
    }).flatMap((segment) => segment.opens ?? []);
    expect(opens).toEqual(["difficult", "failures", "missed"]);
  });
});
