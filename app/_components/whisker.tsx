/** A rate's interval on a line from 0 to 1, drawn under the number: the bar is the interval, the tick the value. The words stand beside it. */
export function Whisker({ value, low, high }: { value: number; low: number; high: number }) {
  return (
    <div aria-hidden="true" className="relative h-3">
      <div className="absolute inset-x-0 top-1/2 h-px -translate-y-1/2 bg-edge" />
      <div className="absolute top-1/2 h-[3px] -translate-y-1/2 rounded-full bg-accent" style={{ left: at(low), width: at(high - low) }} />
      <div className="absolute top-1/2 h-2.5 w-[3px] -translate-x-1/2 -translate-y-1/2 rounded-[1px] bg-ink" style={{ left: at(value) }} />
    </div>
  );
}

function at(ratio: number): string {
  return `${Math.round(ratio * 1000) / 10}%`;
}
