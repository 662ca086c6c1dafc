import type { ImportEntry } from "@/db/import-row";
import { DAY_MS } from "@/lib/dates";
import type { Ended } from "@/lib/sample/closing";
import type { Promised } from "@/lib/sample/promises";
import { agentOf, entry, known, type SampleCase, type Sampling } from "@/lib/sample/sample-case";

const PRAISED = [
  ["Called back when promised", "They rang exactly when they said they would."],
  ["Kept me informed", "I always knew what happened next."],
  ["Listened first", "For once somebody let me finish."],
  ["Owned the mistake", "No excuses, they said it was theirs and put it right."],
  ["Stayed with it", "One person from beginning to end."],
  ["Found another way", "When the first thing did not work there was a second."],
  ["Explained it plainly", "Now I understand the invoice."],
  ["Calm and kind", "I was rude, they were not. Thank you."],
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
  const receivedAt = Math.round(ended.closedAt + (random.chance(0.93) ? random.around(3, 1.1) : 36) * DAY_MS);
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
      text: known(random, text, 0.8),
      personId: known(random, agentOf(sampling, own.desk), 0.9),
      recognisedAt: isVerified && random.chance(0.64) && recognisedAt <= calendar.now ? recognisedAt : null,
    }),
  ];
}
