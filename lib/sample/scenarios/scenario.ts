import type { PROMISE_KINDS } from "@/db/schema";
import type { Desk, FailureKey, ProcedureKey } from "@/lib/sample/company";
import type { Weighted } from "@/lib/sample/random";

/** Something that goes wrong at Quillmoor Home: how often, with whom, how it feels, and how it is told. */
export interface Scenario {
  /** Its place in the company's own tree of topics. */
  topic: readonly string[];
  /** How often it comes beside the others; 0 for what comes only on the days of the story. */
  weight: number;
  season: "storm" | "parcels" | "moving" | null;
  procedure: ProcedureKey | null;
  failure: FailureKey | null;
  products: readonly string[];
  desks: readonly Weighted<Desk>[];
  anger: readonly Weighted<Anger>[];
  /** How many of 100 are minor, moderate, serious, critical. */
  severity: readonly [number, number, number, number];
  /** The middle value of the days between what went wrong and the contact about it. */
  lagDays: number;
  handleMinutes: number;
  promise: SamplePromise;
  /** Templates of `phrase`: one line for lists, and the sentences that a narrative begins and goes on with. */
  summaries: readonly string[];
  openings: readonly string[];
  middles: readonly string[];
  wishes: readonly string[];
  remedies: readonly string[];
  workarounds: readonly string[];
  article: string;
}

export interface SamplePromise {
  chance: number;
  kind: (typeof PROMISE_KINDS)[number];
  texts: readonly string[];
  /** From how many days on until how many days after the contact it is due. */
  dueDays: readonly [number, number];
  /** How many of 100 are kept on time, where that differs from what its desk usually keeps. */
  onTime?: number;
}

/** Anger causes of the product's own vocabulary, as paths. */
export const ANGER = {
  promiseBroken: ["Treated unjustly", "Promise broken"],
  openTooLong: ["Treated unjustly", "Open too long"],
  expectation: ["Treated unjustly", "Expectation unmet"],
  privacy: ["Threatened", "Privacy or security"],
  hiddenMotive: ["Threatened", "Hidden motive"],
  lostInformation: ["Threatened", "Information lost"],
  notWorking: ["Ineffective", "Not working"],
  onboarding: ["Ineffective", "Onboarding"],
  missingValue: ["Ineffective", "Missing value"],
  slowResolution: ["Ineffective", "Slow resolution"],
  disregarded: ["Disregarded feedback"],
} as const;
export type Anger = keyof typeof ANGER;

export const RESISTANCE = [["Needs not understood or met"], ["Loss of control or self-esteem"]] as const;
