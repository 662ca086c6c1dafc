/** A step as far as versions are compared by it. */
interface ComparedStep {
  code: string;
  title: string;
  detail: string | null;
  polarity: string;
  phrasesToUse: readonly string[];
  phrasesToAvoid: readonly string[];
}

export interface VersionDifference {
  /** Titles: of steps that are new, that are gone, and that say something else now. */
  added: string[];
  gone: string[];
  reworded: string[];
  /** How many of the steps that stayed are in another order among themselves: as few as have to move. */
  moved: number;
}

/** What is different between two versions of a playbook; a step is the same one by its code. */
export function compareVersions(before: readonly ComparedStep[], after: readonly ComparedStep[]): VersionDifference {
  const [old, now] = [new Map(before.map((step) => [step.code, step])), new Map(after.map((step) => [step.code, step]))];
  const stayed = after.flatMap(({ code }) => (old.has(code) ? [before.findIndex((step) => step.code === code)] : []));
  return {
    added: after.filter(({ code }) => !old.has(code)).map(({ title }) => title),
    gone: before.filter(({ code }) => !now.has(code)).map(({ title }) => title),
    reworded: after.filter((step) => old.has(step.code) && wordsOf(step) !== wordsOf(old.get(step.code) ?? step)).map(({ title }) => title),
    moved: stayed.length - longestRise(stayed),
  };
}

function wordsOf({ title, detail, polarity, phrasesToUse, phrasesToAvoid }: ComparedStep): string {
  return JSON.stringify([title, detail, polarity, phrasesToUse, phrasesToAvoid]);
}

/** How many of these places can stay where they are, the others moving around them. */
function longestRise(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    const at = ends.findIndex((end) => end >= place);
    if (at === -1) ends.push(place);
    else ends[at] = place;
  }
  return ends.length;
}
