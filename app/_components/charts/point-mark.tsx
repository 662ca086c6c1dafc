"use client";

import { useRouter } from "next/navigation";
import type { KeyboardEvent, MouseEvent } from "react";
import type { ControlPoint } from "@/app/_components/charts/control-chart";

interface PointMarkProps {
  x: number;
  y: number;
  index: number;
  point: ControlPoint;
  unit: string;
  /** One point of the chart takes part in the tab order; the arrow keys go to the others. */
  isTabStop: boolean;
  onMove: (index: number) => void;
}

/** A point as a real link in the drawing: a pointer, a finger, Enter and a screen reader all open its rows. */
export function PointMark({ x, y, index, point, unit, isTabStop, onMove }: PointMarkProps) {
  const router = useRouter();

  function onClick(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(point.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0 || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    onMove(index + step);
  }

  return (
    <a
      href={point.href}
      data-point={index}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`${point.longLabel}: ${point.display} ${unit}${[point.detail, point.alarm, ...(point.marks ?? [])].map((part) => (part ? `, ${part}` : "")).join("")}`}
      onClick={onClick}
      onKeyDown={onKeyDown}
      className="group outline-none"
    >
      <circle cx={x} cy={y} r={12} fill="transparent" className="group-focus-visible:stroke-2 group-focus-visible:stroke-accent" />
      <circle
        cx={x}
        cy={y}
        r={point.isBeyond ? 4.5 : 2.4}
        fill={point.isComplete ? (point.isBeyond ? "var(--red)" : "var(--accent)") : "var(--paper)"}
        stroke={point.isComplete ? "none" : "var(--accent)"}
        strokeWidth={1.5}
      />
      {point.isLabelled && (
        <text x={x} y={y - 10} textAnchor="middle" fontSize={11.5} fontWeight={600} fill="var(--red)">
          {point.display}
        </text>
      )}
    </a>
  );
}
