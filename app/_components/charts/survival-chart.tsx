"use client";

import dynamic from "next/dynamic";
import type { Curve } from "@/lib/metrics/survival";

export interface SurvivalChartProps {
  curve: Curve;
  /** The curve of the compared period, drawn thin. */
  before: Curve | null;
  beforeLabel: string;
  /** Minutes until half had ended; null when not reached. */
  median: number | null;
  medianLabel: string;
  height: number;
}

/** How many are still open after a time. The drawing arrives after the page: its place has its size, and its table is there from the start. */
export const SurvivalChart = dynamic<SurvivalChartProps>(
  () => import("@/app/_components/charts/survival-plot").then((found) => found.SurvivalPlot),
  { ssr: false, loading: () => <div aria-hidden="true" className="skeleton h-full w-full" /> },
);
