import type { Ended } from "@/lib/sample/closing";
import type { ContactKind } from "@/lib/sample/contact";
import type { Promised } from "@/lib/sample/promises";
import type { SampleCase, Sampling, Values } from "@/lib/sample/sample-case";
import { paragraph, phrase } from "@/lib/sample/words";

/** The line for lists and what happened, in a few sentences. */
export function drawTexts(
  { random }: Sampling,
  own: SampleCase,
  kind: ContactKind,
  promised: Promised,
  ended: Ended,
): Pick<Values, "summary" | "narrative"> {
  const { scenario, names } = own;
  if (kind === "follow-up") {
    return { summary: phrase(random, random.pick(FOLLOW_UP_LINES), names), narrative: paragraph(random, [random.pick(FOLLOW_UPS)], names) };
  }
  const sentences = [
    ...(kind === "repeat" ? [random.pick(AGAIN)] : []),
    random.pick(scenario.openings),
    ...(random.chance(0.85) ? [random.pick(scenario.middles)] : []),
    ...(random.chance(0.35) ? [random.pick(FEELINGS)] : []),
    random.pick(endings(promised, ended)),
  ];
  const summary = phrase(random, random.pick(scenario.summaries), names);
  return {
    summary: kind === "repeat" && random.chance(0.6) ? `Again: ${summary}` : summary,
    narrative: random.chance(0.94) ? paragraph(random, sentences, names) : null,
  };
}

const AGAIN = [
  "{Second|Another} contact about the same matter.",
  "Nothing has changed since the last call.",
  "The customer {came back to us|wrote again} after $n days.",
  "They quoted the case number before we could ask.",
];

const FEELINGS = [
  "They were {calm by the end|short but fair|close to tears at first}.",
  "The tone changed once {the facts were said back|somebody owned the mistake}.",
  "Anger went down when a day was named.",
  "They said they would {tell others|write about it}.",
];

const FOLLOW_UP_LINES = [
  "Called back about the $product",
  "Follow-up call: $product",
  "Told the customer how it stands with the $product",
  "Rang to ask whether the $product is all right now",
];

const FOLLOW_UPS = [
  "Rang as agreed. {All is well|The $product works|It has been settled}.",
  "Called to say where the matter of the $product stands. {They had hoped for more|They were glad of the call}.",
  "Left a message about the $product and sent the same by mail.",
];

function endings(promised: Promised, ended: Ended): readonly string[] {
  if (ended.closedAt === null) return OPEN;
  if (!ended.isGood) return BAD;
  return promised.state === "broken" ? LATE : GOOD;
}

const OPEN = [
  "{Still open.|Waiting for the answer.}",
  "The next step is agreed and not done yet.",
  "A date has been given; we are waiting for it.",
];
const BAD = [
  "We could not offer what was needed.",
  "{The rule leaves no room|Nobody could decide it}; the customer took note.",
  "The customer ended the call without an agreement.",
  "It stayed as it was.",
];
const LATE = [
  "Settled in the end, later than promised.",
  "Done after {another call|two reminders}; they accepted it.",
  "It was put right, {but not on the day|days late}.",
];
const GOOD = [
  "Put right {the same day|as agreed}.",
  "They accepted what was offered and {thanked us|had no further questions}.",
  "Agreed on one step and a day, and kept to it.",
  "Solved; they {laughed at the end|said they had not expected it}.",
];
