/**
 * The longest time, in milliseconds, in which the customer heard nothing of an open promise: between its making, each
 * progress report, and `until`, which is when it was done or withdrawn, or now. Reports outside of that do not count.
 */
export function longestSilence(madeAt: number, reports: readonly number[], until: number): number {
  const heard = reports.filter((at) => at > madeAt && at < until).sort((a, b) => a - b);
  let longest = 0;
  let before = madeAt;
  for (const at of [...heard, until]) {
    longest = Math.max(longest, at - before);
    before = at;
  }
  return longest;
}
