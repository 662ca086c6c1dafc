"use client";

import type { ControlPoint } from "@/app/_components/charts/control-chart";

/** What a pointer over the drawing reads: the bucket, its value, and the same bucket of the compared weeks. */
export function Reading({ point, unit }: { point: ControlPoint | undefined; unit: string }) {
  if (!point) return null;
  return (
    <div className="rounded-md border border-edge bg-card px-2.5 py-1.5 text-sm shadow-md">
      <div className="text-mute">{point.longLabel}</div>
      <div>
        <strong className="font-semibold">{point.display}</strong> {unit}
        {point.detail && <span className="text-mute"> · {point.detail}</span>}
      </div>
      {point.alarm && <div className="text-red">{point.alarm}</div>}
      {point.marks?.map((mark) => (
        <div key={mark} className="text-fix">
          {mark}
        </div>
      ))}
      {point.before && (
        <div className="text-mute">
          {point.before.display} · {point.before.longLabel}
        </div>
      )}
    </div>
  );
}

interface EarlierNameProps {
  x?: number;
  y?: number;
  point: ControlPoint | undefined;
  name: string;
  /** Begins in the right half: its name stands to its left. */
  isLate: boolean;
}

/** The name of the thin line, written at its beginning on the side away from the line above or below it. */
export function EarlierName({ x, y, point, name, isLate }: EarlierNameProps) {
  if (!point?.before || x === undefined || y === undefined) return <g />;
  const isAbove = (point.before.value ?? 0) > (point.value ?? 0);
  return (
    <text x={isLate ? x - 4 : x + 2} y={isAbove ? y - 8 : y + 16} textAnchor={isLate ? "end" : "start"} fill="var(--mute)" fontSize={11}>
      {name}
    </text>
  );
}
