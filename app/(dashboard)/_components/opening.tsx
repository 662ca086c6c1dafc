import Link from "next/link";
import { hrefOf } from "@/app/_data/filter-params";
import { rowsHref } from "@/app/_data/rows-href";
import { filtersToParams } from "@/lib/filters";
import { ALL_DIFFICULT } from "@/lib/overview/difficult-count";
import type { Overview } from "@/lib/overview/read-overview";
import { openingSentence, type Segment } from "@/lib/overview/sentence";
import type { Trend } from "@/lib/overview/trend";

/** The Overview in plain words; what can be opened is underlined. */
export function Opening({
  overview,
  trend,
  query,
  periodWords,
}: {
  overview: Overview;
  trend: Trend | null;
  query: string;
  periodWords: string | null;
}) {
  const segments = openingSentence({ ...overview, trend, periodWords });
  const week = filtersToParams(overview.decisions.missed.filters).toString();
  const trendQuery = filtersToParams(overview.trend.filters).toString();
  const latest = trend?.points.findLast((point) => point.isComplete)?.bucket;
  const hrefs: Record<NonNullable<Segment["opens"]>, string> = {
    difficult: rowsHref(query, { metric: "difficult-rate", part: ALL_DIFFICULT }),
    missed: rowsHref(week, { metric: "follow-through", part: "missed" }),
    failures: hrefOf("/failures", new URLSearchParams(query)),
    "on-time": rowsHref(query, { metric: "follow-through", part: "denominator" }),
    latest: rowsHref(trendQuery, { metric: "difficult-rate", part: "numerator", bucket: latest, grain: trend?.grain }),
  };
  return (
    <p>
      {segments.map((segment) => (
        <Words key={segment.text} segment={segment} href={segment.opens ? hrefs[segment.opens] : null} />
      ))}
    </p>
  );
}

function Words({ segment, href }: { segment: Segment; href: string | null }) {
  const words = segment.isStrong ? <strong>{segment.text}</strong> : segment.text;
  if (href === null) return <>{words}</>;
  return (
    <Link href={href} className="link">
      {words}
    </Link>
  );
}
