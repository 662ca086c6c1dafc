"use client";

import { useRef } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ControlChartProps } from "@/app/_components/charts/control-chart";
import { EarlierName, Reading } from "@/app/_components/charts/plot-words";
import { PointMark } from "@/app/_components/charts/point-mark";
import { PAPER_WIDTH, useIsPrinting } from "@/app/_components/charts/use-printing";
import { formatCount, formatLevel } from "@/lib/format";

const AXIS = { fill: "var(--mute)", fontSize: 11.5 };
/** Room at the right for the words at the ends of the limit and of the usual line. */
const WORDS = 74;

/** The drawing of a control chart: a line, its band, the points beyond it marked and labelled, the unfinished end dashed. */
export function ControlPlot({ points, limits, unit, height, hasFractions = false, beforeLabel = "", annotations = [] }: ControlChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const isPrinting = useIsPrinting();
  const lastComplete = points.findLastIndex((point) => point.isComplete);
  const named = points.findIndex((point) => point.before);
  const data = points.map((point, index) => ({
    ...point,
    complete: point.isComplete ? point.value : null,
    earlier: point.before?.value ?? null,
    centre: point.limits?.centre ?? null,
    band: point.limits ? [point.limits.low, point.limits.high] : null,
    // The lines that lead to or from a point that is not complete.
    unfinished: [points[index - 1], point, points[index + 1]].some((each) => each?.isComplete === false) ? point.value : null,
  }));
  const hasOwnLimits = points.some((point) => point.limits);
  const hasOwnCentre = points.some((point) => point.limits?.centre !== undefined);
  const place = new Map(points.map((point, index) => [point.key, index]));
  const moveTo = (index: number) => box.current?.querySelector<SVGAElement>(`[data-point="${index}"]`)?.focus();
  const byKey = new Map(points.map((point) => [point.key, point]));

  return (
    <div ref={box} style={{ height }}>
      <ResponsiveContainer width={isPrinting ? PAPER_WIDTH : "100%"} height={height}>
        <ComposedChart data={data} margin={{ top: 20, right: limits ? WORDS : 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
          {limits && !hasOwnLimits && (
            <ReferenceArea
              y1={limits.low}
              y2={limits.high}
              fill="var(--band)"
              fillOpacity={1}
              strokeOpacity={0}
              ifOverflow="extendDomain"
            />
          )}
          {hasOwnLimits && (
            <Area dataKey="band" type="step" stroke="none" fill="var(--band)" fillOpacity={1} activeDot={false} isAnimationActive={false} />
          )}
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis
            dataKey="key"
            tickFormatter={(key: string) => byKey.get(key)?.label ?? ""}
            tick={AXIS}
            tickLine={false}
            axisLine={false}
            minTickGap={44}
            height={26}
            tickMargin={8}
          />
          <YAxis
            // Above the highest point there is room for the names of marks.
            domain={[0, annotations.length > 0 ? (highest: number) => highest * 1.2 : "auto"]}
            tickFormatter={hasFractions ? formatLevel : formatCount}
            allowDecimals={hasFractions}
            tickCount={5}
            tick={AXIS}
            tickLine={false}
            axisLine={false}
            width="auto"
          />
          {limits && (
            <ReferenceLine
              y={limits.centre}
              stroke="var(--mute)"
              strokeOpacity={hasOwnCentre ? 0 : 1}
              strokeDasharray="2 3"
              label={rightOf(limits.centreLabel)}
            />
          )}
          {limits && <ReferenceLine y={limits.high} strokeOpacity={0} label={rightOf(limits.highLabel)} />}
          {annotations.map((annotation) => (
            <ReferenceLine
              key={annotation.key}
              x={annotation.key}
              stroke="var(--fix)"
              strokeWidth={1.5}
              label={{
                value: annotation.label,
                // At the left of a line in the right half, so that it stays inside the drawing.
                position: (place.get(annotation.key) ?? 0) > points.length / 2 ? "insideTopRight" : "insideTopLeft",
                fill: "var(--fix)",
                fontSize: 11.5,
                fontWeight: 600,
              }}
            />
          ))}
          <Tooltip
            content={({ active, label }) => (active ? <Reading point={byKey.get(String(label))} unit={unit} /> : null)}
            cursor={{ stroke: "var(--edge)" }}
            isAnimationActive={false}
          />
          <Line
            dataKey="earlier"
            stroke="var(--mute)"
            strokeWidth={1}
            strokeOpacity={0.7}
            activeDot={false}
            isAnimationActive={false}
            dot={({ cx, cy, index }) => (
              <EarlierName
                key={index}
                x={cx}
                y={cy}
                point={index === named ? points[index] : undefined}
                name={beforeLabel}
                isLate={index > points.length / 2}
              />
            )}
          />
          {hasOwnCentre && (
            <Line
              dataKey="centre"
              type="step"
              stroke="var(--mute)"
              strokeWidth={1}
              strokeDasharray="2 3"
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          )}
          <Line
            dataKey="unfinished"
            stroke="var(--accent)"
            strokeWidth={1.75}
            strokeDasharray="3 4"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="complete"
            stroke="var(--accent)"
            strokeWidth={1.75}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            type="linear"
          />
          <Line
            dataKey="value"
            stroke="none"
            activeDot={false}
            isAnimationActive={false}
            dot={({ cx, cy, index }) => {
              const point = points[index];
              if (!point || point.value === null || cx === undefined || cy === undefined) return <g key={index} />;
              const isTabStop = index === (lastComplete === -1 ? 0 : lastComplete);
              return (
                <PointMark key={point.key} x={cx} y={cy} index={index} point={point} unit={unit} isTabStop={isTabStop} onMove={moveTo} />
              );
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function rightOf(value: string) {
  return { value, position: "right" as const, fill: "var(--mute)", fontSize: 11.5 };
}
