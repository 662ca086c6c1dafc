/** A difference and its interval on a line with no difference in the middle: the bar is the interval, the dot the value. The words stand beside it. */
export function DifferenceWhisker({ value, low, high, most }: { value: number; low: number | null; high: number | null; most: number }) {
  const at = (difference: number) => `${Math.round((difference / most + 1) * 500) / 10}%`;
  const [from, to] = [clamped(low ?? value, most), clamped(high ?? value, most)];
  return (
    <div aria-hidden="true" className="relative h-4">
      <div className="absolute inset-x-0 top-1/2 h-px -translate-y-1/2 bg-hairline" />
      <div className="absolute inset-y-0 left-1/2 w-px -translate-x-1/2 bg-edge" />
      <div
        className="absolute top-1/2 h-[3px] -translate-y-1/2 rounded-full bg-accent"
        style={{ left: at(from), width: `${Math.round(((to - from) / most) * 500) / 10}%` }}
      />
      <div
        className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-card bg-ink"
        style={{ left: at(clamped(value, most)) }}
      />
    </div>
  );
}

function clamped(difference: number, most: number): number {
  return Math.max(-most, Math.min(most, difference));
}
