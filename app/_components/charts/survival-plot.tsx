"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { SurvivalChartProps } from "@/app/_components/charts/survival-chart";
import { text } from "@/app/messages/text";
import { formatCount, formatMinutes, formatRate } from "@/lib/format";
import type { Curve } from "@/lib/metrics/survival";

const AXIS = { fill: "var(--mute)", fontSize: 11.5 };
/** Below this share of those watched the curve rests on too few to be drawn on. */
const FEWEST = 0.02;

/** A falling staircase with its band: a step where something ended, level while nothing did. */
export function SurvivalPlot({ curve, before, beforeLabel, median, medianLabel, height }: SurvivalChartProps) {
  const end = endOf(curve);
  const data = merged(upTo(curve, end), before ? upTo(before, end) : []);
  const beforeEnd = data.findLast((point) => point.earlier !== null);
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={data} margin={{ top: 12, right: 20, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis
          dataKey="minutes"
          type="number"
          domain={[0, end]}
          ticks={ticksTo(end)}
          tickFormatter={formatMinutes}
          tick={AXIS}
          tickLine={false}
          axisLine={false}
          height={26}
          tickMargin={8}
        />
        <YAxis
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          tickFormatter={formatRate}
          tick={AXIS}
          tickLine={false}
          axisLine={false}
          width="auto"
        />
        <Area
          dataKey="band"
          type="stepAfter"
          stroke="none"
          fill="var(--band)"
          fillOpacity={1}
          activeDot={false}
          isAnimationActive={false}
          connectNulls
        />
        <ReferenceLine y={0.5} stroke="var(--mute)" strokeDasharray="2 3" />
        <Tooltip
          content={({ active, label }) => (active ? <Reading point={pointAt(data, Number(label))} /> : null)}
          cursor={{ stroke: "var(--edge)" }}
          isAnimationActive={false}
        />
        <Line
          dataKey="earlier"
          type="stepAfter"
          stroke="var(--mute)"
          strokeWidth={1}
          strokeDasharray="5 3"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
          connectNulls
        />
        <Line
          dataKey="open"
          type="stepAfter"
          stroke="var(--accent)"
          strokeWidth={1.75}
          dot={false}
          isAnimationActive={false}
          connectNulls
        />
        {median !== null && median <= end && (
          <ReferenceDot
            x={median}
            y={0.5}
            r={4}
            fill="var(--accent)"
            stroke="var(--paper)"
            label={<MedianName name={medianLabel} isLate={median > end * 0.55} />}
          />
        )}
        {beforeEnd && <ReferenceDot x={beforeEnd.minutes} y={beforeEnd.earlier ?? 0} r={0} label={<EarlierName name={beforeLabel} />} />}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

interface Placed {
  viewBox?: { x?: number; y?: number; width?: number; height?: number };
}

/** Beside the mark on the free side of a falling line: above it on the way down, below it where the line is already low. */
function MedianName({ viewBox, name, isLate }: Placed & { name: string; isLate: boolean }) {
  const { x, y } = centreOf(viewBox);
  return (
    <text
      x={isLate ? x - 8 : x + 8}
      y={isLate ? y + 18 : y - 9}
      textAnchor={isLate ? "end" : "start"}
      fill="var(--ink)"
      fontSize={12}
      fontWeight={600}
    >
      {name}
    </text>
  );
}

function EarlierName({ viewBox, name }: Placed & { name: string }) {
  const { x, y } = centreOf(viewBox);
  return (
    <text x={x} y={y + 16} textAnchor="end" fill="var(--mute)" fontSize={11}>
      {name}
    </text>
  );
}

function centreOf({ x = 0, y = 0, width = 0, height = 0 }: NonNullable<Placed["viewBox"]> = {}) {
  return { x: x + width / 2, y: y + height / 2 };
}

interface DrawnPoint {
  minutes: number;
  open: number | null;
  band: [number, number] | null;
  earlier: number | null;
  atRisk: number | null;
}

function Reading({ point }: { point: DrawnPoint | undefined }) {
  if (!point || point.open === null) return null;
  return (
    <div className="rounded-md border border-edge bg-card px-2.5 py-1.5 text-sm shadow-md">
      <div className="text-mute">{text.survival.after(formatMinutes(point.minutes))}</div>
      <div>
        <strong className="font-semibold">{formatRate(point.open)}</strong> {text.survival.stillOpen}
      </div>
      {point.atRisk !== null && <div className="text-mute">{text.survival.watched(formatCount(point.atRisk))}</div>}
    </div>
  );
}

/** Where the drawing ends: while enough are still watched. */
function endOf(curve: Curve): number {
  const watched = curve[0]?.atRisk ?? 0;
  const last = curve.findLast((step) => step.atRisk >= Math.max(2, watched * FEWEST)) ?? curve.at(-1);
  return Math.max(60, last?.minutes ?? 60);
}

function upTo(curve: Curve, end: number): Curve {
  return curve.filter((step) => step.minutes <= end);
}

/** Both staircases on one scale; each begins with everything open. */
function merged(now: Curve, before: Curve): DrawnPoint[] {
  const start: DrawnPoint = { minutes: 0, open: 1, band: [1, 1], earlier: before.length > 0 ? 1 : null, atRisk: now[0]?.atRisk ?? null };
  const points: DrawnPoint[] = [
    ...now.map(({ minutes, open, low, high, atRisk }): DrawnPoint => ({ minutes, open, band: [low, high], earlier: null, atRisk })),
    ...before.map(({ minutes, open }): DrawnPoint => ({ minutes, open: null, band: null, earlier: open, atRisk: null })),
  ];
  return [start, ...points.toSorted((a, b) => a.minutes - b.minutes)];
}

function pointAt(points: DrawnPoint[], minutes: number): DrawnPoint | undefined {
  return points.findLast((point) => point.open !== null && point.minutes <= minutes);
}

const STEPS = [15, 60, 120, 240, 480, 1440, 2 * 1440, 7 * 1440, 14 * 1440, 30 * 1440, 60 * 1440, 90 * 1440, 180 * 1440, 365 * 1440];

/** Round times, at most seven of them. */
function ticksTo(end: number): number[] {
  const step = STEPS.find((each) => end / each <= 6) ?? 730 * 1440;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => at * step);
}
