import Link from "next/link";
import { formatMinutes, formatRate } from "@/lib/format";
import type { AtTick, ComparedCurves, CurveGroup } from "@/lib/metrics/compared-curves";

export interface CurvesDrawingProps {
  curves: ComparedCurves;
  /** The address of the rows that a point of a curve stands for. */
  hrefOf: (group: CurveGroup, minutes: number) => string;
  /** What a screen reader hears of a point. */
  labelOf: (group: CurveGroup, minutes: number) => string;
  height: number;
}

/** Each line has a colour and dashes of its own, so that it is told apart without colour. */
const LINES = [
  { colour: "var(--accent)", dashes: undefined },
  { colour: "var(--amber)", dashes: "7 3" },
  { colour: "var(--green)", dashes: "2 3" },
  { colour: "var(--red)", dashes: "9 3 2 3" },
  { colour: "var(--fix)", dashes: "4 2" },
  { colour: "var(--ink)", dashes: "1 4" },
] as const;

const WIDTH = 1000;
const HEIGHT = 100;

/** As far apart as a finger needs them, in pixels. */
const APART = 24;

/** The points that can be selected: where those of several curves lie over one another, the uppermost; the table opens them all. */
function selectable({ groups, ticks }: ComparedCurves, height: number): ReadonlySet<string> {
  const chosen = new Set<string>();
  for (const minutes of ticks) {
    let above = Number.NEGATIVE_INFINITY;
    const points = groups.flatMap((group) => group.ticks.filter((tick) => isPoint(tick, minutes)).map(({ open }) => ({ group, open })));
    for (const { group, open } of points.toSorted((a, b) => b.open - a.open)) {
      const top = (1 - open) * height;
      if (top - above < APART) continue;
      above = top;
      chosen.add(`${group.key} ${minutes}`);
    }
  }
  return chosen;
}

const isPoint = (tick: AtTick, minutes: number) => tick.minutes === minutes && minutes > 0 && tick.ended > 0;

/** Falling staircases with their bands; at each time of the axis a point that opens its rows. Drawn on the server, so it is there at once. */
export function CurvesDrawing({ curves, hrefOf, labelOf, height }: CurvesDrawingProps) {
  const { groups, end, ticks } = curves;
  const links = selectable(curves, height);
  const across = (minutes: number) => (Math.min(minutes, end) / end) * 100;
  return (
    <div className="relative mr-3 ml-11" style={{ height }}>
      {[0, 0.25, 0.5, 0.75, 1].map((level) => (
        <div
          key={level}
          aria-hidden="true"
          className="absolute inset-x-0 border-hairline border-t"
          style={{ top: `${(1 - level) * 100}%` }}
        >
          <span className="-translate-y-1/2 absolute right-full mr-2 whitespace-nowrap text-mute text-xs">{formatRate(level)}</span>
        </div>
      ))}
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="absolute inset-0 h-full w-full overflow-visible"
      >
        <line
          x1={0}
          x2={WIDTH}
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
          stroke="var(--mute)"
          strokeDasharray="2 3"
          vectorEffect="non-scaling-stroke"
        />
        {groups.map((group, at) => (
          <path key={`${group.key} band`} d={bandOf(group, end)} fill={LINES[at]?.colour} fillOpacity={groups.length === 1 ? 0.14 : 0.07} />
        ))}
        {groups.map((group, at) => (
          <path
            key={group.key}
            d={lineOf(group, end)}
            fill="none"
            stroke={LINES[at]?.colour}
            strokeWidth={1.75}
            strokeDasharray={LINES[at]?.dashes}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {groups.map((group, at) =>
        group.ticks
          .filter((tick) => isPoint(tick, tick.minutes))
          .map((tick) => (
            <Point
              key={`${group.key} ${tick.minutes}`}
              left={across(tick.minutes)}
              top={(1 - tick.open) * 100}
              colour={LINES[at]?.colour}
              link={
                links.has(`${group.key} ${tick.minutes}`)
                  ? { href: hrefOf(group, tick.minutes), label: labelOf(group, tick.minutes) }
                  : null
              }
            />
          )),
      )}
      <div aria-hidden="true">
        {ticks.map((minutes) => (
          <span
            key={minutes}
            className="-translate-x-1/2 absolute top-full mt-1.5 whitespace-nowrap text-mute text-xs"
            style={{ left: `${across(minutes)}%` }}
          >
            {formatMinutes(minutes)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface PointProps {
  /** Percent of the drawing. */
  left: number;
  top: number;
  colour: string | undefined;
  /** Null where another point lies over it. */
  link: { href: string; label: string } | null;
}

function Point({ left, top, colour, link }: PointProps) {
  const style = { left: `${left}%`, top: `${top}%` };
  const className = "-translate-x-1/2 -translate-y-1/2 absolute flex size-6 items-center justify-center rounded-full";
  const dot = <span className="size-2 rounded-full border border-paper" style={{ backgroundColor: colour }} />;
  if (link === null) {
    return (
      <span aria-hidden="true" className={className} style={style}>
        {dot}
      </span>
    );
  }
  return (
    <Link href={link.href} aria-label={link.label} className={`${className} z-10 hover:outline-2 hover:outline-ink`} style={style}>
      {dot}
    </Link>
  );
}

/** The stroke of a group's line, beside its name. */
export function LineSample({ at }: { at: number }) {
  const line = LINES[at];
  return (
    <svg aria-hidden="true" width="22" height="8" className="inline-block shrink-0">
      <line x1="0" x2="22" y1="4" y2="4" stroke={line?.colour} strokeWidth="2" strokeDasharray={line?.dashes} />
    </svg>
  );
}

function place(minutes: number, share: number, end: number): string {
  return `${((minutes / end) * WIDTH).toFixed(2)},${((1 - share) * HEIGHT).toFixed(3)}`;
}

/** The corners of a staircase that begins with everything open and ends where the drawing, or what is known, ends. */
function cornersOf(group: CurveGroup, end: number, of: "open" | "low" | "high"): string[] {
  const steps = group.curve.filter(({ minutes }) => minutes <= end);
  let share = 1;
  const corners = [place(0, 1, end)];
  for (const step of steps) {
    corners.push(place(step.minutes, share, end));
    share = step[of];
    corners.push(place(step.minutes, share, end));
  }
  const last = Math.min(end, group.curve.at(-1)?.minutes ?? 0);
  corners.push(place(last, share, end));
  return corners;
}

function lineOf(group: CurveGroup, end: number): string {
  return `M${cornersOf(group, end, "open").join("L")}`;
}

function bandOf(group: CurveGroup, end: number): string {
  return `M${[...cornersOf(group, end, "high"), ...cornersOf(group, end, "low").toReversed()].join("L")}Z`;
}
