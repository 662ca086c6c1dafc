import { PART_FIX, STOCK_FIX } from "@/lib/sample/company";
import { PAPER_CASE_AGO } from "@/lib/sample/paper-case";
import { SAMPLE_DAYS, USUAL_INTERACTIONS } from "@/lib/sample/plan";
import type { Random } from "@/lib/sample/random";
import type { ScenarioKey } from "@/lib/sample/scenarios/all";

/** A case that the story needs: what goes wrong, when, and when the customer says so. Days are days before today. */
export interface StoryCase {
  scenario: ScenarioKey;
  occurredAgo: number;
  contactedAgo: number;
}

/**
 * The failures whose days tell something: one that was fixed and stays away, one that came back after its fix, one whose
 * fix shows nothing provable, one that is escalating, one that is new, one that is too rare to say.
 */
export function storylines(random: Random, interactions: number): StoryCase[] {
  const scale = interactions / USUAL_INTERACTIONS;
  const cases = [...fixedForGood(random, scale), ...cameBack(random, scale), ...FEW.flatMap((few) => fewCases(random, few))];
  return cases.filter(({ contactedAgo }) => contactedAgo >= 0 && contactedAgo < SAMPLE_DAYS);
}

const MONTH = 30.4;

/** Confirmed before the stock was checked: 14 a month, since the fix 2. */
function fixedForGood(random: Random, scale: number): StoryCase[] {
  const perDay = (ago: number) => ((ago > STOCK_FIX ? 14 : 2) / MONTH) * scale;
  return daily(random, perDay, (occurredAgo) => ({
    scenario: "stock",
    occurredAgo,
    // Late contacts about early orders: what makes a good fix look broken to whoever counts by contact.
    contactedAgo: occurredAgo - Math.round(random.around(6, 0.6)),
  }));
}

const CAME_BACK = [20, 19, 17, 16, 14, 12, 11, 9, 7, 5, 4];

/** An engineer without the part: ten a month, hardly any since the fix, and here again for three weeks. */
function cameBack(random: Random, scale: number): StoryCase[] {
  const told = (occurredAgo: number): StoryCase => ({ scenario: "part", occurredAgo, contactedAgo: occurredAgo - random.between(0, 3) });
  const perDay = (ago: number) => (ago > PART_FIX ? 10 / MONTH : ago > 21 ? 0.5 / MONTH : 0) * scale;
  const again = Array.from({ length: Math.max(1, Math.round(scale)) }, () => CAME_BACK.map(told)).flat();
  return [...daily(random, perDay, told), ...again];
}

interface Few {
  scenario: ScenarioKey;
  contactedAgo: readonly number[];
  /** Days between what went wrong and the contact. */
  lag: readonly [number, number];
}

/** About few cases, however many others there are: here the very days matter. */
const FEW: readonly Few[] = [
  // Fixed 92 days ago: four in the 92 days before, two since. Too few to prove anything.
  { scenario: "reminder", contactedAgo: [17, 61, 96, 118, 140, 171, 190, 221, 259, 283, 307, 344, 381, 402, 440, 466], lag: [2, 3] },
  // Eight in the last week, four in the four weeks before it, hardly any earlier.
  { scenario: "wrongDay", contactedAgo: [1, 1, 2, 3, 3, 4, 5, 6, 12, 17, 24, 31, 74, 118, 163, 240, 305], lag: [0, 1] },
  // The third one in 30 days came five days ago.
  { scenario: "twoPrices", contactedAgo: [5, 15, 26], lag: [1, 2] },
  // The paper case and four more like it: rare, always with partners, always three days.
  { scenario: "draftInvoice", contactedAgo: [PAPER_CASE_AGO, 24, 71, 164, 290], lag: [3, 3] },
  { scenario: "oldAddress", contactedAgo: [33, 118], lag: [3, 6] },
];

function fewCases(random: Random, { scenario, contactedAgo, lag }: Few): StoryCase[] {
  return contactedAgo.map((ago) => ({ scenario, contactedAgo: ago, occurredAgo: ago + random.between(...lag) }));
}

/** Cases that come by chance, so many a day. Some went wrong before the first day and are told later. */
function daily(random: Random, perDay: (ago: number) => number, told: (occurredAgo: number) => StoryCase): StoryCase[] {
  const cases: StoryCase[] = [];
  for (let ago = SAMPLE_DAYS + 20; ago >= 0; ago--) {
    for (let count = random.poisson(perDay(ago)); count > 0; count--) cases.push(told(ago));
  }
  return cases;
}
