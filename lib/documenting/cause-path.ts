import { causeCode } from "@/db/import-references";
import { labelOf } from "@/lib/imports/read-values";

/** Between the levels of a cause where it is shown or typed as one line. */
export const BETWEEN = " › ";

export function pathText(path: readonly string[]): string {
  return path.join(BETWEEN);
}

/**
 * The path that somebody means by what they typed: one that is known, by all its levels or by its last one alone where no
 * other ends so; else a new one.
 */
export function causePath(written: string, known: readonly (readonly string[])[]): string[] {
  const path = written
    .split(/\s*[›>]\s*/)
    .map((level) => labelOf(level.trim()))
    .filter((level) => level !== "");
  const same = known.find((each) => causeCode(each) === causeCode(path));
  if (same) return [...same];
  const [only] = path;
  if (path.length > 1 || only === undefined) return path;
  const ending = known.filter((each) => each.at(-1)?.toLowerCase() === only.toLowerCase());
  const [one, another] = new Map(ending.map((each) => [causeCode(each), each])).values();
  return one && !another ? [...one] : path;
}

/** Causes that can be chosen before anything else is known: why customers get upset, and why it stays difficult. */
export const COMMON_CAUSES: Record<"anger" | "resistance", readonly (readonly string[])[]> = {
  anger: [
    ["Treated unjustly", "Promise broken"],
    ["Treated unjustly", "Open too long"],
    ["Treated unjustly", "Expectation unmet"],
    ["Threatened", "Privacy or security"],
    ["Threatened", "Hidden motive"],
    ["Threatened", "Information lost"],
    ["Ineffective", "Not working"],
    ["Ineffective", "Onboarding"],
    ["Ineffective", "Missing value"],
    ["Ineffective", "Slow resolution"],
    ["Disregarded feedback"],
  ],
  resistance: [["Needs not understood"], ["Needs not met"], ["Loss of control"], ["Loss of self-esteem"]],
};
