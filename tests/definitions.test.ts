import { describe, expect, it } from "vitest";
import { metrics } from "@/lib/metrics";
import { METRIC_IDS } from "@/lib/metrics/define";

describe("the registry of metrics", () => {
  it("has every metric under its own id", () => {
    expect(Object.keys(metrics).sort()).toEqual([...METRIC_IDS].sort());
    for (const id of METRIC_IDS) expect(metrics[id].id).toBe(id);
  });

  it.each(METRIC_IDS)("says in words everything about %s", (id) => {
    const { title, definition, numerator, denominator, unit, cohortDate, maturity, source, better, caveat } = metrics[id];
    for (const [field, text] of Object.entries({
      title,
      definition,
      numerator,
      denominator,
      unit,
      cohortDate,
      maturity,
      source,
      better,
      caveat,
    }))
      expect(text.trim(), `${id} has no ${field}`).not.toBe("");
  });

  it.each(METRIC_IDS)("tells every row of %s which part it is, with distinct names, the last part taking what is left", (id) => {
    const untracked = { resolution: [1], reopening: [1], escalation: [1] };
    const procedures = [{ procedure: 1, versions: [{ id: 1, at: 1 }], retiredAt: null, eligible: null }];
    const changes = [{ failure: 1, at: 1 }];
    const parts = metrics[id].parts({ asOf: 0, graceMs: 0, windowMs: 0, axisCauses: [1], recurring: [1], untracked, changes, procedures });
    expect(new Set(parts.map((part) => part.part)).size).toBe(parts.length);
    expect(parts.map((part) => part.label).filter((label) => label.trim() === "")).toEqual([]);
    expect(parts.at(-1)?.when.queryChunks.length).toBe(1);
    expect(parts.some((part) => part.role === "numerator")).toBe(true);
  });
});
