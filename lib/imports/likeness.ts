/** How alike two names are: 1 when they are the same, less the fewer pairs of letters they share. */
export function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  const [pairsA, pairsB] = [pairsOf(a), pairsOf(b)];
  if (pairsA.length === 0 || pairsB.length === 0) return 0;
  const left = [...pairsB];
  let shared = 0;
  for (const pair of pairsA) {
    const at = left.indexOf(pair);
    if (at === -1) continue;
    left.splice(at, 1);
    shared++;
  }
  return (0.99 * 2 * shared) / (pairsA.length + pairsB.length);
}

function pairsOf(text: string): string[] {
  const tight = text.replaceAll(" ", "").slice(0, 60);
  return Array.from({ length: Math.max(0, tight.length - 1) }, (_, at) => tight.slice(at, at + 2));
}
