"use client";

import { MetricPanel } from "@/app/_components/metric-panel";
import { MetricTile, type MetricTileProps } from "@/app/_components/metric-tile";

/** A tile that asks for its own number: brought along by the page, or fetched again when that failed. */
export function MetricTilePanel(props: Omit<MetricTileProps, "result">) {
  return (
    <MetricPanel id={props.words.id} query={props.query} title={props.words.title} waiting={<TileSkeleton />}>
      {(result) => <MetricTile {...props} result={result} />}
    </MetricPanel>
  );
}

/** The place of a tile while it is counted. */
export function TileSkeleton() {
  return (
    <div aria-hidden="true" className="grid gap-2">
      <div className="skeleton h-4 w-28" />
      <div className="skeleton h-8 w-20" />
      <div className="skeleton h-9 w-full" />
    </div>
  );
}
