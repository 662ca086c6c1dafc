import { clsx } from "clsx";

export interface SparklineBar {
  key: string;
  value: number;
  /** The end of the line, drawn darker: what is happening now. */
  isRecent: boolean;
  /** Not over yet: drawn hollow. */
  isPartial?: boolean;
}

const STEP = 3.6;
const HEIGHT = 20;

/** Small bars in time order, enough to see a shape; `label` says the shape in words. A zero stays visible as a dot on the line. */
export function Sparkline({ bars, label, tone = "ink" }: { bars: SparklineBar[]; label: string; tone?: "ink" | "red" | "amber" }) {
  const highest = Math.max(1, ...bars.map((bar) => bar.value));
  const recent = { ink: "fill-ink", red: "fill-red", amber: "fill-amber" }[tone];
  const width = bars.length * STEP;
  return (
    <svg role="img" aria-label={label} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} className="block">
      {bars.map((bar, index) => {
        const height = bar.value === 0 ? 1 : Math.max(2, (bar.value / highest) * HEIGHT);
        return (
          <rect
            key={bar.key}
            x={index * STEP}
            y={HEIGHT - height}
            width={2.4}
            height={height}
            className={clsx(
              bar.isPartial && bar.value > 0 ? "fill-transparent stroke-mute" : bar.isRecent && bar.value > 0 ? recent : "fill-mute/60",
            )}
          />
        );
      })}
    </svg>
  );
}
