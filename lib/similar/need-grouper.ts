import { bandsOf, hashOf } from "@/lib/similar/min-hash";
import { rarityOf, type WordUse } from "@/lib/similar/word-use";

/** An interaction that is linked to no failure, as grouping knows it. */
export interface NeedText {
  id: number;
  /** Null: unknown. */
  customerId: number | null;
  /** Epoch ms. */
  contactedAt: number;
  stems: readonly string[];
}

/** Interactions that read alike. */
export interface FoundGroup {
  /** The stems that set it apart, most telling first. */
  stems: string[];
  members: NeedText[];
  /** The member that reads most like all of them. */
  example: NeedText;
}

/** Sorts texts into groups one after another: each costs the same, however many came before it. */
export interface NeedGrouper {
  add(text: NeedText): void;
  /** The groups as they are now, largest first. */
  groups(): FoundGroup[];
}

/** Whether so many texts of so many different known customers are a need: whoever is unknown may be the same one. */
export function isGroup(members: readonly Pick<NeedText, "customerId">[]): boolean {
  const customers = new Set(members.flatMap(({ customerId }) => customerId ?? []));
  return members.length >= FEWEST_MEMBERS && customers.size >= FEWEST_CUSTOMERS;
}

const FEWEST_MEMBERS = 3;
const FEWEST_CUSTOMERS = 2;

/**
 * Each text joins the group it reads most like, among those that share a band of its most telling words with it, when the
 * cosine of the two is at least JOINS_FROM; else it begins one. Nothing is compared with everything.
 */
export function needGrouper(use: WordUse): NeedGrouper {
  const weigh = weighing(use);
  const buckets = new Map<number, Group[]>();
  const groups = new Set<Group>();

  const candidates = (bands: readonly number[]): Set<Group> => {
    const found = new Set<Group>();
    for (const band of bands) for (const group of buckets.get(band) ?? []) found.add(group);
    return found;
  };
  const keepIn = (group: Group, bands: readonly number[]) => {
    for (const band of bands) {
      const bucket = buckets.get(band);
      if (!bucket) buckets.set(band, [group]);
      else if (!bucket.includes(group)) bucket.splice(0, bucket.length - (MOST_IN_BUCKET - 1), group);
    }
  };

  return {
    add(text) {
      const vector = tellingVector(text.stems, weigh);
      if (vector.length < FEWEST_WORDS) return;
      const bands = bandsOf(vector.map(({ hash }) => hash));
      let best: Group | null = null;
      let likeness = JOINS_FROM;
      for (const group of candidates(bands)) {
        const alike = likenessOf(vector, group);
        if (alike < likeness) continue;
        likeness = alike;
        best = group;
      }
      const joined = best ?? { weights: new Map<number, number>(), squares: 0, members: [] };
      groups.add(joined);
      join(joined, text, vector);
      keepIn(joined, bands);
    },
    groups: () =>
      [...groups]
        .filter(({ members }) => isGroup(members))
        .toSorted((a, b) => b.members.length - a.members.length)
        .map((group) => describe(group, weigh)),
  };
}

interface Weighed {
  stem: string;
  /** Small numbers are looked up several times as fast as words. */
  id: number;
  weight: number;
  hash: number;
}

interface Group {
  /** The sum of what its members weigh, by the id of the stem, and the sum of its squares. */
  weights: Map<number, number>;
  squares: number;
  members: NeedText[];
}

const JOINS_FROM = 0.35;
const TELLING_WORDS = 10;
const FEWEST_WORDS = 3;
/** A word of fewer texts tells of nothing that is shared. */
const FEWEST_TEXTS = 3;
const MOST_IN_BUCKET = 3;

/** What a stem weighs, worked out once; null for what tells of nothing. */
function weighing(use: WordUse): (stem: string) => Weighed | null {
  const known = new Map<string, Weighed | null>();
  return (stem) => {
    const found = known.get(stem);
    if (found !== undefined) return found;
    const weight = (use.counts.get(stem) ?? 0) < FEWEST_TEXTS ? 0 : rarityOf(use, stem);
    const weighed = weight > 0 ? { stem, id: known.size, weight, hash: hashOf(stem) } : null;
    known.set(stem, weighed);
    return weighed;
  };
}

/** The most telling words of a text, of length 1 as a vector. */
function tellingVector(stems: readonly string[], weigh: (stem: string) => Weighed | null): Weighed[] {
  const weighed: Weighed[] = [];
  for (const stem of stems) {
    const word = weigh(stem);
    if (word) weighed.push(word);
  }
  const telling = weighed.sort((a, b) => b.weight - a.weight || a.hash - b.hash).slice(0, TELLING_WORDS);
  const length = Math.sqrt(telling.reduce((sum, { weight }) => sum + weight * weight, 0));
  return telling.map((word) => ({ ...word, weight: word.weight / length }));
}

function likenessOf(vector: readonly Weighed[], { weights, squares }: Group): number {
  let product = 0;
  for (const { id, weight } of vector) product += weight * (weights.get(id) ?? 0);
  return product / Math.sqrt(squares);
}

function join(group: Group, text: NeedText, vector: readonly Weighed[]) {
  for (const { id, weight } of vector) {
    const before = group.weights.get(id) ?? 0;
    group.weights.set(id, before + weight);
    group.squares += weight * (2 * before + weight);
  }
  group.members.push(text);
}

const WORDS_SHOWN = 5;

function describe(group: Group, weigh: (stem: string) => Weighed | null): FoundGroup {
  const alike = (text: NeedText) => likenessOf(tellingVector(text.stems, weigh), group);
  const example = group.members.reduce((best, each) => (alike(each) > alike(best) ? each : best));
  const stems = new Map(
    group.members.flatMap(({ stems: said }) => said.flatMap((stem) => weigh(stem) ?? [])).map(({ id, stem }) => [id, stem]),
  );
  const telling = [...group.weights].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, WORDS_SHOWN);
  return { stems: telling.flatMap(([id]) => stems.get(id) ?? []), members: group.members, example };
}
