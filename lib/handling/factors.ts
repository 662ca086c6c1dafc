import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { factInteraction as fact, factGesture, factStep } from "@/db/facts/tables";
import { APOLOGY_SCOPES, APOLOGY_TIMINGS } from "@/db/schema";
import { codesIn } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

/** On which side of a comparison an interaction stands; "other" is known and on neither, "unknown" is not known. */
export const SIDES = ["with", "without", "other", "unknown"] as const;
export type Side = (typeof SIDES)[number];

/** What interactions are told apart by. `side` is the place in SIDES. */
export interface Factor {
  id: string;
  group: FactorGroup;
  title: string;
  /** What the two sides are called. */
  with: string;
  without: string;
  side: SQL;
}

/** In the order in which they are shown. A variant compares two ways of doing the same. */
export const FACTOR_GROUPS = ["apology", "variant", "given", "effort", "step"] as const;
export type FactorGroup = (typeof FACTOR_GROUPS)[number];

const place = (side: Side) => int(SIDES.indexOf(side));

function sides(isWith: SQL, isWithout: SQL, isOther: SQL = sql`false`): SQL {
  return sql`(case when ${isWith} then ${place("with")} when ${isWithout} then ${place("without")} when ${isOther} then ${place("other")} else ${place("unknown")} end)`;
}

const timing = (...words: (typeof APOLOGY_TIMINGS)[number][]) => sql`${fact.apologyTiming} in (${codesIn(APOLOGY_TIMINGS, ...words)})`;
const scope = (word: (typeof APOLOGY_SCOPES)[number]) => sql`${fact.apologyScope} = ${codesIn(APOLOGY_SCOPES, word)}`;

/** A count that is none, against one that is. */
const anyOf = (count: AnyColumn) => sides(sql`${count} >= 1`, sql`${count} = 0`);

/** What is only ever noted where there is some: from a source that notes it of no interaction at all, nothing is known. */
const noted = (isNoted: SQL, sources: SQL) => sides(isNoted, sql`${fact.source} in (${sources})`);

const withGesture = sql`${fact.interactionId} in (select ${factGesture.interactionId} from ${factGesture})`;

/** What every workspace is compared by; steps and variants of steps come on top. */
export const FACTORS: readonly Factor[] = [
  {
    id: "apology",
    group: "apology",
    title: "We apologised",
    with: "apologised",
    without: "did not",
    side: sides(timing("before_facts", "after_facts"), timing("none")),
  },
  {
    id: "apology-early",
    group: "apology",
    title: "Apologised before asking for the facts",
    with: "before the facts",
    without: "did not apologise",
    side: sides(timing("before_facts"), timing("none"), timing("after_facts")),
  },
  {
    id: "apology-late",
    group: "apology",
    title: "Apologised after the facts",
    with: "after the facts",
    without: "did not apologise",
    side: sides(timing("after_facts"), timing("none"), timing("before_facts")),
  },
  {
    id: "apology-when",
    group: "variant",
    title: "Apology before the facts, or after them",
    with: "before the facts",
    without: "after the facts",
    side: sides(timing("before_facts"), timing("after_facts"), timing("none")),
  },
  {
    id: "apology-for",
    group: "variant",
    title: "Apology for our fault, or for the situation",
    with: "for our fault",
    without: "for the situation",
    side: sides(scope("fault"), scope("situation"), timing("none")),
  },
  {
    id: "gesture",
    group: "given",
    title: "A gesture was given",
    with: "given",
    without: "none noted",
    side: noted(withGesture, sql`select ${factGesture.source} from ${factGesture}`),
  },
  {
    id: "workaround",
    group: "given",
    title: "A workaround was found",
    with: "documented",
    without: "none documented",
    side: noted(sql`${fact.workaround} = 1`, sql`select ${fact.source} from ${fact} where ${fact.workaround} = 1`),
  },
  {
    id: "loops",
    group: "effort",
    title: "Back to the first step once",
    with: "one loop",
    without: "none",
    side: sides(sql`${fact.loopCount} = 1`, sql`${fact.loopCount} = 0`, sql`${fact.loopCount} >= 2`),
  },
  {
    id: "loops-many",
    group: "effort",
    title: "Back to the first step twice or more",
    with: "two loops or more",
    without: "none",
    side: sides(sql`${fact.loopCount} >= 2`, sql`${fact.loopCount} = 0`, sql`${fact.loopCount} = 1`),
  },
  {
    id: "restarts",
    group: "effort",
    title: "The customer told the story again",
    with: "at least once more",
    without: "never",
    side: anyOf(fact.storyRestartCount),
  },
  {
    id: "transfers",
    group: "effort",
    title: "Handed on to somebody else",
    with: "at least once",
    without: "never",
    side: anyOf(fact.transferCount),
  },
];

/** Noted or not, whatever the source: what gestures cost is counted over both. */
const GESTURE_NOTED: Factor = {
  id: "gesture-noted",
  group: "given",
  title: "A gesture is noted",
  with: "given",
  without: "none noted",
  side: sides(withGesture, sql`true`),
};

/** What effort is measured in, for those interactions where it is known. */
export const EFFORTS = [
  { id: "loops", title: "Loops back to the first step", unit: "count", column: fact.loopCount },
  { id: "restarts", title: "Times the story was told again", unit: "count", column: fact.storyRestartCount },
  { id: "calm", title: "Time to calm", unit: "minutes", column: fact.minutesToCalm },
  { id: "wait", title: "Time waited", unit: "minutes", column: fact.waitMinutes },
  { id: "hold", title: "Time on hold", unit: "minutes", column: fact.holdMinutes },
] as const;
export type EffortId = (typeof EFFORTS)[number]["id"];

export interface StepName {
  words: string;
  isToAvoid: boolean;
}

/** Steps are named by their key in an address, in hexadecimal. */
export function stepId(key: number): string {
  return `step.${key.toString(16)}`;
}

/** One step: as it should be, against not so. Judged not applicable, or not at all, is not known. */
export function stepFactor(key: number, { words, isToAvoid }: StepName): Factor {
  return {
    id: stepId(key),
    group: "step",
    title: words,
    with: isToAvoid ? "avoided" : "done",
    without: isToAvoid ? "not avoided" : "not done",
    side: sides(adherent(key, 1), adherent(key, 0)),
  };
}

/** Two steps as two ways of doing it: the one and not the other. */
export function variantFactor([first, second]: readonly [number, number], names: readonly [StepName, StepName]): Factor {
  const [one, two] = [adherent(first, 1), adherent(second, 1)];
  return {
    id: `variant.${first.toString(16)}.${second.toString(16)}`,
    group: "variant",
    title: `${names[0].words}, or ${lowerFirst(names[1].words)}`,
    with: `only “${names[0].words}”`,
    without: `only “${names[1].words}”`,
    side: sides(sql`${one} and not ${two}`, sql`${two} and not ${one}`, sql`${one} and ${two}`),
  };
}

/** A step that was noted twice for one interaction went as it should only if it did so both times. */
function adherent(key: number, value: 0 | 1): SQL {
  return sql`${fact.interactionId} in (select ${factStep.interactionId} from ${factStep} where ${factStep.step} = ${int(key)} group by 1 having min(${factStep.adherent}) = ${int(value)})`;
}

function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** Where something is known at all, for the rows behind a median. */
export function effortFactor(effort: (typeof EFFORTS)[number]): Factor {
  return {
    id: `known.${effort.id}`,
    group: "effort",
    title: `${effort.title} known`,
    with: "known",
    without: "not known",
    side: sides(sql`${effort.column} is not null`, sql`true`),
  };
}

/** Whether something can be told apart by it: one of FACTORS, an effort that is known, a step or two steps by their keys. */
export function isFactorId(id: string): boolean {
  return factorOf(id, () => NAMELESS) !== null;
}

const NAMELESS: StepName = { words: "a handling step", isToAvoid: false };

/** What an address tells interactions apart by; null where it names nothing. */
export function factorOf(id: string, nameOf: (key: number) => StepName): Factor | null {
  const plain = [...FACTORS, GESTURE_NOTED].find((factor) => factor.id === id);
  if (plain) return plain;
  const effort = EFFORTS.find((each) => id === `known.${each.id}`);
  if (effort) return effortFactor(effort);
  const [, first, second] = /^(?:step|variant(?=\.[^.]+\.))\.([0-9a-f]{1,13})(?:\.([0-9a-f]{1,13}))?$/.exec(id) ?? [];
  if (first === undefined) return null;
  const [one, two] = [first, second].map((text) => Number.parseInt(text ?? "", 16));
  if (one === undefined || two === undefined) return null;
  if (id.startsWith("step.")) return second === undefined ? stepFactor(one, nameOf(one)) : null;
  return variantFactor([one, two], [nameOf(one), nameOf(two)]);
}
