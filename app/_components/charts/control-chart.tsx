"use client";

import dynamic from "next/dynamic";

export interface ControlPoint {
  key: string;
  /** On the axis: "5 Jan". */
  label: string;
  /** For reading: "Week of 5 January 2026". */
  longLabel: string;
  /** Null where there is none to draw. */
  value: number | null;
  /** The value as written. */
  display: string;
  isComplete: boolean;
  /** Strictly beyond a limit, or by another rule: marked. */
  isBeyond: boolean;
  /** By which rules it is marked, in words; "beyond the limit" where it says nothing. */
  alarm?: string;
  /** Whether its value is written beside its mark. */
  isLabelled: boolean;
  href: string;
  /** How many rows the address opens, as written, where the value is another number. */
  rows?: string;
  /** Limits of its own, where they are not the same for every point. */
  limits?: { low: number; high: number; centre?: number } | null;
  /** Its limits as written. */
  limitsText?: { centre: string; range: string } | null;
  /** What took effect in it. */
  marks?: string[];
  /** What the value is made of, read after it: "12 of 380". */
  detail?: string;
  /** The same point of the compared weeks. */
  before?: { value: number | null; display: string; longLabel: string; href: string } | null | undefined;
}

export interface ControlLine {
  centre: number;
  low: number;
  high: number;
  centreLabel: string;
  highLabel: string;
}

export interface ChartAnnotation {
  key: string;
  label: string;
}

export interface ControlChartProps {
  points: ControlPoint[];
  limits: ControlLine | null;
  /** "difficult interactions", read after a value. */
  unit: string;
  height: number;
  /** Values between whole numbers. */
  hasFractions?: boolean;
  /** What the thin line under it is, when points have one. */
  beforeLabel?: string;
  annotations?: ChartAnnotation[];
}

/** A trend with its usual range. The drawing arrives after the page: its place has its size, and the table under it is there from the start. */
export const ControlChart = dynamic<ControlChartProps>(
  () => import("@/app/_components/charts/control-plot").then((found) => found.ControlPlot),
  {
    ssr: false,
    loading: () => <div aria-hidden="true" className="skeleton h-full w-full" />,
  },
);
