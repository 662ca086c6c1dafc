import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ImportEntry, ImportRow } from "@/db/import-row";
import { DAY_MS } from "@/lib/dates";
import { sampleRows } from "@/lib/sample/interactions";
import { planOf } from "@/lib/sample/plan";
import { sampleVolumes } from "@/lib/sample/volumes";

const NOW = Date.UTC(2026, 6, 2, 14, 20);
const plan = (wanted: { seed?: number; interactions?: number } = {}) => planOf({ ...wanted, now: NOW, zone: "Europe/Berlin" });
const rowsOf = (wanted = {}) => [...sampleRows(plan(wanted), (kind, id) => `${kind}:${id}`)];
const digestOf = (wanted = {}) => {
  const hash = createHash("sha256");
  for (const { row, followUpOf, mergedInto } of rowsOf(wanted))
    hash.update(`${row.externalId} ${row.digest} ${followUpOf} ${mergedInto}\n`);
  return hash.digest("hex");
};

const rows = rowsOf();
const live = rows.map(({ row }) => row).filter(({ values }) => values.status === "live");
const agoOf = (at: unknown) => (NOW - Number(at)) / DAY_MS;

/** The first contacts of each issue that show a failure, by days before now. */
function seen(title: string, clock: "contactedAt" | "occurredAt"): number[] {
  const issues = new Map<string, number>();
  for (const { values, lists } of live) {
    if (!lists.interactionFailure?.some((entry) => JSON.stringify(entry.values.failureId).includes(title))) continue;
    const issue = JSON.stringify(values.issueId ?? values.customerId ?? values.summary);
    issues.set(issue, Math.max(issues.get(issue) ?? 0, agoOf(values[clock])));
  }
  return [...issues.values()];
}
const between = (days: number[], from: number, to: number) => days.filter((ago) => ago > to && ago <= from).length;

describe("the rows", () => {
  test("are the same for the same seed and day, and others for another seed", () => {
    expect(digestOf({ interactions: 300 })).toBe(digestOf({ interactions: 300 }));
    expect(digestOf({ interactions: 300 })).not.toBe(digestOf({ interactions: 300, seed: 2 }));
  });

  test("are exactly as many as were asked for, each with an id of its own", () => {
    for (const interactions of [301, 6000]) {
      const found = interactions === 6000 ? rows : rowsOf({ interactions });
      expect(new Set(found.map(({ row }) => row.externalId)).size).toBe(interactions);
    }
  });

  test("reach over two years up to now, and nothing in them has happened later", () => {
    const contacted = live.map(({ values }) => agoOf(values.contactedAt));
    expect(Math.max(...contacted)).toBeGreaterThan(728);
    expect(Math.min(...contacted)).toBeLessThan(1);
    expect(momentsAfterNow(rows.map(({ row }) => row))).toEqual([]);
  });

  test("are busier on Mondays than on Sundays, and quiet between the years", () => {
    const on = (weekday: number) => live.filter(({ values }) => new Date(Number(values.contactedAt)).getUTCDay() === weekday).length;
    expect(on(1) / on(0)).toBeGreaterThan(2.5);
    const inDays = (from: string, to: string) =>
      live.filter(({ values }) => Number(values.contactedAt) >= Date.parse(from) && Number(values.contactedAt) < Date.parse(to)).length;
    expect(inDays("2025-12-24", "2025-12-31")).toBeLessThan(0.5 * inDays("2025-12-10", "2025-12-17"));
  });

  test("name everything at times and leave it unknown at times", () => {
    for (const field of [
      "severity",
      "moodStart",
      "moodEnd",
      "productId",
      "teamId",
      "customerId",
      "occurredAt",
      "fault",
      "outcome",
    ] as const) {
      const known = live.filter(({ values }) => values[field] !== null && values[field] !== undefined).length / live.length;
      expect([field, known > 0.5 && known < 1]).toEqual([field, true]);
    }
    expect(new Set(rows.map(({ row }) => row.values.status))).toEqual(new Set(["live", "test", "spam", "deleted", "merged"]));
    expect(new Set(live.flatMap(({ lists }) => Object.keys(lists).filter((list) => (lists[list] ?? []).length > 0))).size).toBe(11);
  });

  test("speak in many sentences", () => {
    const told = live.slice(-300).map(({ values }) => String(values.narrative));
    expect(new Set(told).size).toBeGreaterThan(250);
    expect(told.join(" ")).not.toMatch(/[$|{}]|undefined|difficult customer/);
  });
});

describe("the story", () => {
  test("confirming before the stock check: 14 a month before the fix, 2 since", () => {
    const happened = seen("stock check", "occurredAt");
    expect(between(happened, 306, 153)).toBeGreaterThanOrEqual(55);
    expect(between(happened, 306, 153)).toBeLessThanOrEqual(90);
    expect(between(happened, 153, 0)).toBeLessThanOrEqual(18);
    // The tail: told after the fix, gone wrong before it.
    const told = seen("stock check", "contactedAt");
    expect(between(told, 153, 0)).toBeGreaterThan(between(happened, 153, 0));
  });

  test("an engineer without the part: hardly any after the fix, eleven in the last three weeks", () => {
    const happened = seen("without the part", "occurredAt");
    expect(between(happened, 540, 271)).toBeGreaterThan(60);
    expect(between(happened, 269, 22)).toBeLessThanOrEqual(9);
    expect(between(happened, 21.5, 0)).toBe(11);
  });

  test("a reminder for a corrected invoice: four before, two after: too few to prove a fix", () => {
    const happened = seen("corrected invoice", "occurredAt");
    expect([between(happened, 184, 92), between(happened, 91.5, 0)]).toEqual([4, 2]);
  });

  test("the wrong day in the reminder: eight in the last week, four in the four before", () => {
    const told = seen("wrong day", "contactedAt");
    expect([between(told, 7, 0), between(told, 35, 7)]).toEqual([8, 4]);
  });

  test("two prices in one letter is new: the third in 30 days came within a week; the access letter is too rare to say", () => {
    expect(
      seen("different prices", "contactedAt")
        .map(Math.floor)
        .toSorted((a, b) => a - b),
    ).toEqual([5, 15, 26].map((ago) => expect.closeTo(ago, -1)));
    expect(seen("previous address", "contactedAt")).toHaveLength(2);
  });

  test("promises are in every state; most are kept, and far fewer where a delivery has failed", () => {
    const promises = live.flatMap(({ lists }) => lists.promise ?? []).map(({ values }) => values);
    const due = promises.filter(
      ({ firstDueAt, cancelledBy }) => Number(firstDueAt) <= NOW && cancelledBy !== "customer" && cancelledBy !== "duplicate",
    );
    const share = (some: typeof due) =>
      some.filter(({ doneAt, firstDueAt }) => doneAt !== null && Number(doneAt) <= Number(firstDueAt)).length / some.length;
    expect(share(due)).toBeGreaterThan(0.68);
    expect(share(due)).toBeLessThan(0.8);
    const callbacks = due.filter(
      ({ kind, procedureId }) => kind === "callback" && JSON.stringify(procedureId).includes("Callback after delivery"),
    );
    expect(share(callbacks)).toBeLessThan(0.6);
    expect(promises.some(({ firstDueAt, doneAt }) => Number(firstDueAt) > NOW && doneAt === null)).toBe(true);
    expect(new Set(promises.map(({ cancelledBy }) => cancelledBy))).toEqual(new Set([null, "customer", "us", "duplicate"]));
    expect(
      live.flatMap(({ lists }) => lists.promise ?? []).filter(({ within }) => (within.promiseDate ?? []).length > 0).length,
    ).toBeGreaterThan(100);
  });

  test("three steps were left out more often where it ended badly, and others were not", () => {
    const shareDone = (step: string, isGood: boolean) => {
      const seen = live
        .filter(({ values }) => values.outcome !== null && isGood === ["resolved", "alternative_accepted"].includes(String(values.outcome)))
        .flatMap(({ lists }) => lists.stepObservation ?? [])
        .filter(({ values }) => values.step === step && values.observed !== "not_applicable");
      return seen.filter(({ values }) => values.observed === "yes").length / seen.length;
    };
    for (const step of ["Let the customer finish", "Agree on one step and a date", "Verify the cause before explaining it"])
      expect(shareDone(step, true) - shareDone(step, false), step).toBeGreaterThan(0.08);
    const other = "Write it down before the next call";
    expect(Math.abs(shareDone(other, true) - shareDone(other, false))).toBeLessThan(0.08);
  });

  test("contact volumes cover every day, and difficult interactions are a small part of them", () => {
    const volumes = [...sampleVolumes(plan())];
    expect(new Set(volumes.map(({ day }) => day)).size).toBe(731);
    const contacts = volumes.reduce((sum, each) => sum + each.contacts, 0);
    const difficult = live.filter(({ values }) => values.isDifficult === true).length;
    expect(difficult / contacts).toBeGreaterThan(0.03);
    expect(difficult / contacts).toBeLessThan(0.06);
  });
});

/** Every moment later than now, with its name; only due dates may lie ahead. */
function momentsAfterNow(all: ImportRow[]): string[] {
  const ahead = (values: ImportRow["values"]) =>
    Object.entries(values).flatMap(([name, value]) =>
      /At$|^at$/.test(name) && !/[dD]ueAt$/.test(name) && Number(value) > NOW ? [name] : [],
    );
  const inEntry = (entry: ImportEntry): string[] => [...ahead(entry.values), ...Object.values(entry.within).flat().flatMap(inEntry)];
  return all.flatMap(({ values, lists }) => [...ahead(values), ...Object.values(lists).flat().flatMap(inEntry)]);
}
