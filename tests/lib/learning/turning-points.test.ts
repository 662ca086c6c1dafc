import { expect, test } from "vitest";
import type { Interaction } from "@/db/schema";
import type { TimelineEntry, TimelineKind } from "@/lib/interactions/timeline";
import { turningPoints } from "@/lib/learning/turning-points";

const entry = (kind: TimelineKind, at: number, day: number | null = null): TimelineEntry => ({
  kind,
  at,
  day,
  ordinal: 1,
  text: null,
  facts: {},
  isAhead: false,
});
const MINUTE = 60_000;
const detail = (minutesToCalm: number | null, contactedDay: number | null = null) => {
  const row: Pick<Interaction, "minutesToCalm" | "contactedAt" | "contactedDay"> = { minutesToCalm, contactedAt: 0, contactedDay };
  return { interaction: row };
};

test("the apology, the first handover, the reopening and the end of the time to calm are suggested", () => {
  const line = [
    entry("contacted", 0),
    entry("apology", 4 * MINUTE),
    entry("gesture", 12 * MINUTE),
    entry("handover", 20 * MINUTE),
    entry("handover", 30 * MINUTE),
    entry("reopened", 90 * MINUTE),
  ];
  expect(turningPoints(detail(10), line)).toEqual([
    { before: 1, why: "apology" },
    { before: 3, why: "handover" },
    { before: 5, why: "reopened" },
    { before: 2, why: "calm" },
  ]);
});

test("nothing is suggested at the very beginning, or where the data says nothing", () => {
  expect(turningPoints(detail(null), [entry("apology", 0), entry("contacted", 1)])).toEqual([]);
  expect(turningPoints(detail(10, 20_000), [entry("contacted", 0), entry("gesture", 20 * MINUTE)])).toEqual([]);
  expect(turningPoints(detail(60), [entry("contacted", 0), entry("gesture", 20 * MINUTE)])).toEqual([]);
});
