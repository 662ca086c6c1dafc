"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { Broken } from "@/app/_components/empty-state";
import { metricQuery } from "@/app/_data/metric-query";
import { text } from "@/app/messages/text";
import type { MetricId } from "@/lib/metrics/define";
import type { MetricResult } from "@/lib/metrics/result";

interface MetricPanelProps {
  id: MetricId;
  query: string;
  title: string;
  waiting: ReactNode;
  children: (result: MetricResult) => ReactNode;
}

/** A number that the page has brought along, or that is fetched when it could not; its failure stays its own. */
export function MetricPanel({ id, query, title, waiting, children }: MetricPanelProps) {
  const { data, isError, refetch } = useQuery(metricQuery(id, query));
  if (data) return children(data);
  if (!isError) return waiting;
  return (
    <Broken title={text.empty.brokenNamed(title)}>
      <Button onClick={() => void refetch()}>{text.empty.retry}</Button>
    </Broken>
  );
}
