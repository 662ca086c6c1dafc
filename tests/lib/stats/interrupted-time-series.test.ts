import { describe, expect, it } from "vitest";
import { stepEffect } from "@/lib/stats/interrupted-time-series";

// Lopez Bernal, Cummins & Gasparrini 2017: coronary events a month in Sicily, 2002 to 2006, with the standardised population;
// smoking was banned in public places from January 2005, the 37th month.
const EVENTS =
  "728 659 791 734 757 726 760 740 720 814 795 858 887 766 851 769 781 756 766 752 765 831 879 928 914 808 937 840 916 828 845 818 860 839 887 886 831 796 833 820 877 758 767 738 781 843 850 908 1021 859 976 888 962 838 810 876 843 936 912";
const POPULATION =
  "379875.3 376495.5 377040.8 377116.4 377383.4 374113.1 379513.3 376295.5 374653.2 378485.6 375955.5 378349.7 376762.4 379032.3 379360.4 376162 377972.4 381830.7 379888.6 380872.2 380966.9 381240.4 382104.9 381802.7 381656.3 383680 383504.2 386462.9 383783.1 380836.8 383483 380906.2 382926.8 384052.4 384449.6 383428.4 388153.2 388373.2 386470.1 386033.2 383686.4 385509.3 385901.9 386516.6 388436.5 383255.2 390148.7 385874.9 391613.6 391750.4 394005.6 391364.9 391664.6 389022.3 391878.5 388575.3 392989 390018.8 390712.3";
const numbers = (text: string) => text.split(" ").map(Number);
const population = numbers(POPULATION);
const sicily = numbers(EVENTS).map((count, month) => ({ count, exposure: population[month] ?? 0, isAfter: month >= 36 }));

describe("the step of an interrupted time series", () => {
  it("of Sicily's smoking ban is .8944 (.8647–.9251), and .8392–.9532 by the spread that was found", () => {
    const effect = stepEffect(sicily);
    expect(effect?.ratio).toBeCloseTo(0.8944, 4);
    expect(effect?.poisson.low).toBeCloseTo(0.8647, 4);
    expect(effect?.poisson.high).toBeCloseTo(0.9251, 4);
    expect(effect?.dispersion).toBeCloseTo(3.559, 3);
    expect(effect?.low).toBeCloseTo(0.8392, 4);
    expect(effect?.high).toBeCloseTo(0.9532, 4);
  });

  it("is not said with fewer than twelve points on a side, nor where a side has no event", () => {
    expect(sicily.slice(24, 48)).toHaveLength(24);
    expect(stepEffect(sicily.slice(24, 48))).not.toBeNull();
    expect(stepEffect(sicily.slice(25, 48))).toBeNull();
    expect(stepEffect(sicily.slice(24, 47))).toBeNull();
    expect(stepEffect(sicily.map((point) => (point.isAfter ? { ...point, count: 0 } : point)))).toBeNull();
  });

  it("of a level that halves, without spread or trend, is one half", () => {
    const points = Array.from({ length: 24 }, (_, week) => ({ count: week < 12 ? 20 : 10, exposure: 7, isAfter: week >= 12 }));
    const effect = stepEffect(points);
    expect(effect?.ratio).toBeCloseTo(0.5, 6);
    // Less spread than chance gives narrows nothing.
    expect(effect?.dispersion).toBeCloseTo(0, 6);
    expect(effect?.low).toBe(effect?.poisson.low);
  });
});
