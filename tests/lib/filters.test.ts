import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filtersToParams, NO_FILTERS, parseFilters } from "@/lib/filters";

const parse = (query: string) => parseFilters(new URLSearchParams(query));

describe("filters", () => {
  it("without parameters are none, and none are written as nothing", () => {
    expect(parse("").filters).toEqual(NO_FILTERS);
    expect(filtersToParams(NO_FILTERS).toString()).toBe("");
  });

  it("come back from their canonical form, whatever the order they were given in", () => {
    const first = parse("team=b&period=90d&team=a&facet.status=Open&facet.status=Closed&zone=UTC");
    const again = parse(filtersToParams(first.filters).toString());
    expect(again).toEqual(first);
    expect(filtersToParams(first.filters).toString()).toBe("facet.status=Closed&facet.status=Open&period=90d&team=a&team=b&zone=UTC");
  });

  it("fall back with a notice that says what would be right", () => {
    const { filters, notices } = parse("period=fortnight&zone=Mars/Olympus&from=2026-13-01");
    expect(filters).toEqual(NO_FILTERS);
    expect(notices.map((notice) => notice.field).sort()).toEqual(["from", "period", "zone"]);
    expect(notices.find((notice) => notice.field === "period")?.message).toBe(
      'period must be auto, today, 7d, 30d, 90d, month, quarter, year, 12m, all or custom; got "fortnight"',
    );
  });

  it("with from and to are a custom period; one that ends before it begins is none", () => {
    expect(parse("from=2026-01-01&to=2026-02-01").filters).toMatchObject({ period: "custom", from: "2026-01-01", to: "2026-02-01" });
    const backwards = parse("from=2026-02-01&to=2026-01-01");
    expect(backwards.filters.period).toBe("auto");
    expect(backwards.notices[0]?.message).toContain("must come after from");
    expect(parse("period=custom").notices[0]?.message).toContain("needs from and to");
  });

  it("leave other parameters alone", () => {
    expect(parse("metric=follow-through&part=late").notices).toEqual([]);
  });

  it("never throw and always have a canonical form that is stable", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("period", "from", "to", "team", "facet.x", "asOf", "zone", "compare", "grain"), fc.string())),
        (pairs) => {
          const { filters } = parseFilters(new URLSearchParams(pairs));
          const canonical = filtersToParams(filters);
          expect(filtersToParams(parseFilters(canonical).filters).toString()).toBe(canonical.toString());
        },
      ),
    );
  });
});
