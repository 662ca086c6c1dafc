import type { ImportEntry } from "@/db/import-row";
import { DAY_MS } from "@/lib/dates";
import type { Ended } from "@/lib/sample/closing";
import type { Promised } from "@/lib/sample/promises";
import { agentOf, entry, known, type SampleCase, type Sampling } from "@/lib/sample/sample-case";
import { phrase } from "@/lib/sample/words";

const PRAISED = [
  [
    "Called back when promised",
    "{They rang exactly when they said they would|A call at ten was promised, and at ten the phone rang|You said Tuesday and it was Tuesday}.",
  ],
  [
    "Kept me informed",
    "{I always knew what happened next|A short message every day, that was all I wanted|Even when there was no news they told me so}.",
  ],
  ["Listened first", "{For once somebody let me finish|No script, just somebody who listened|I did not have to fight to be heard}."],
  ["Owned the mistake", "{No excuses, they said it was theirs and put it right|They admitted it and did not blame the driver}."],
  ["Stayed with it", "{One person from beginning to end|The same voice every time I called|They could have passed me on and did not}."],
  ["Found another way", "{When the first thing did not work there was a second|They borrowed me a machine until mine came}."],
  ["Explained it plainly", "{Now I understand how it came about|In plain words, and twice when I asked}."],
  ["Calm and kind", "{I was rude, they were not. Thank you|So patient, although I was not|I hung up smiling, which I had not expected}."],
] as const;

/** Praise for a contact, as far as it has come by now: much likelier where promises were kept. */
export function drawPraise(
  sampling: Sampling,
  own: SampleCase,
  contactedAt: number,
  promised: Promised,
  ended: Ended,
  isHandledWell: boolean,
): ImportEntry[] {
  const { random, calendar } = sampling;
  const base = !ended.isGood ? 0.012 : promised.state === "kept" ? 0.165 : promised.state === "none" ? 0.1 : 0.028;
  if (ended.closedAt === null || !random.chance(base * (isHandledWell ? 1.3 : 0.85))) return [];
  const after = (random.chance(0.93) ? random.around(3, 1.1) : 36) * DAY_MS;
  const receivedAt = calendar.working(random, Math.round(ended.closedAt + after), ended.closedAt, calendar.now);
  if (receivedAt > calendar.now || receivedAt < contactedAt) return [];
  const [behaviour, text] = random.pick(PRAISED);
  const isVerified = random.chance(0.86);
  const recognisedAt = receivedAt + Math.round(random.around(5, 0.8) * DAY_MS);
  return [
    entry({
      receivedAt,
      receivedDay: null,
      isVerified,
      wasSolicited: known(random, random.chance(0.42), 0.92),
      behaviour: known(random, behaviour, 0.9),
      text: known(random, phrase(random, text, own.names), 0.85),
      personId: known(random, agentOf(sampling, own.desk), 0.9),
      recognisedAt: isVerified && random.chance(0.64) && recognisedAt <= calendar.now ? recognisedAt : null,
    }),
  ];
}
