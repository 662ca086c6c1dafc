import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { CrossSection } from "@/app/_components/cross-section";
import { NothingMatches } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { HiddenBy } from "@/app/_components/hidden-by";
import { TileSkeleton } from "@/app/_components/metric-tile-panel";
import { MetricTiles } from "@/app/_components/metric-tiles";
import { PageHeader } from "@/app/_components/page-header";
import { ParetoPanel } from "@/app/_components/pareto-panel";
import { Section } from "@/app/_components/section";
import { TrendPanel } from "@/app/_components/trend-panel";
import { describeFilters } from "@/app/_data/describe-filters";
import { getQueryClient } from "@/app/_data/get-query-client";
import { metricQuery, splitQuery } from "@/app/_data/metric-query";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { rowsHref } from "@/app/_data/rows-href";
import { countedTrends, trendQueries } from "@/app/_data/trend-queries";
import { DecisionList } from "@/app/(dashboard)/_components/decision-list";
import { Opening } from "@/app/(dashboard)/_components/opening";
import { OverviewApart } from "@/app/(dashboard)/_components/overview-apart";
import { TileRow } from "@/app/(dashboard)/_components/tile-row";
import { text } from "@/app/messages/text";
import { type Filters, isNarrowed, programParams } from "@/lib/filters";
import { ALL_DIFFICULT, difficultCount } from "@/lib/overview/difficult-count";
import { type Overview as OverviewData, readOverview } from "@/lib/overview/read-overview";
import { trendOf } from "@/lib/overview/trend";
import { hasKnown } from "@/lib/overview/what-broke";

/** The first page: what the numbers say, what needs a decision, what broke and how it felt. */
export async function Overview({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /", searchParams);
  const { workspace, actor, filters, query } = view;
  if (view.data === null)
    return (
      <>
        <PageHeader title={text.nav.overview} />
        <NothingYet />
      </>
    );
  const [counted] = await Promise.allSettled([readOverview(workspace, actor, filters, { now: view.period.asOf })]);
  if (counted.status === "rejected") return <OverviewApart view={view} reason={counted.reason} />;
  const overview = counted.value;
  const isEmpty = [overview.difficult, overview.followThrough].every((result) => result.parts.every((part) => part.count === 0));
  const trend = trendOf(overview.trend.result);

  return (
    <HydrationBoundary state={dehydrate(broughtAlong(overview, query))}>
      <PageHeader
        title={text.nav.overview}
        sentence={
          <Opening
            overview={overview}
            trend={trend}
            query={query}
            periodWords={text.overview.periodWords(filters.period, view.period.chosen)}
          />
        }
      />
      <FilterBar
        path="/"
        filters={filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={view.notices}
        rows={{
          count: difficultCount(overview.difficult),
          href: rowsHref(query, { metric: "difficult-rate", part: ALL_DIFFICULT }),
          unit: text.overview.rowUnit,
        }}
        exportHref={`/api/reports/recurring-issues?${programParams(filters)}`}
      />
      {isEmpty ? (
        <NothingMatches {...emptyWords(filters)} clearHref={isNarrowed(filters) ? "/" : "/?period=all"}>
          <HiddenBy view={view} path="/" />
        </NothingMatches>
      ) : (
        <div className="grid gap-10">
          <div className="grid grid-cols-1 gap-6">
            <TileRow view={view} isPraiseDocumented={overview.isPraiseDocumented} />
            <MetricTiles label={text.overview.sequels} results={overview.sequels} query={query} inForce={describeFilters(view)} />
          </div>
          <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <TrendPanel {...trendQueries(overview.trend)} />
            <Section title={text.decisions.title}>
              <DecisionList
                decisions={overview.decisions}
                toPassOn={overview.toPassOn}
                maySeeStaff={actor.may("read-staff")}
                query={query}
                period={view.period}
              />
            </Section>
          </div>
          <div className="grid gap-x-9 gap-y-10 lg:grid-cols-2">
            <Broke overview={overview} query={query} />
            <CrossSection view={view} />
          </div>
        </div>
      )}
    </HydrationBoundary>
  );
}

/** Hidden by filters, or merely not in this period. */
function emptyWords(filters: Filters) {
  return isNarrowed(filters) ? {} : { title: text.overview.emptyTitle, hint: text.overview.emptyPeriod, clear: text.empty.allTime };
}

function Broke({ overview, query }: { overview: OverviewData; query: string }) {
  const { by, result, details } = overview.broke;
  const isKnown = hasKnown(result);
  const hrefs =
    by === "failure"
      ? Object.fromEntries([...details.keys()].map((code) => [code, `/failures/${encodeURIComponent(code)}?${query}`]))
      : undefined;
  return (
    <Section title={text.broke.title(by)} hint={isKnown ? text.broke.hint(by) : text.broke.nothing}>
      <ParetoPanel query={query} by={by} title={text.broke.title(by)} details={Object.fromEntries(details)} hrefs={hrefs} most={8} />
    </Section>
  );
}

/** What the page has counted, under the keys its panels ask with. */
function broughtAlong(overview: OverviewData, query: string) {
  const client = getQueryClient();
  for (const result of [overview.difficult, overview.followThrough, overview.conversion, overview.recurring]) {
    client.setQueryData(metricQuery(result.id, query).queryKey, result);
  }
  for (const { query: asked, result } of countedTrends(overview.trend))
    client.setQueryData(metricQuery("difficult-rate", asked).queryKey, result);
  client.setQueryData(metricQuery("difficult-rate", splitQuery(query, overview.broke.by)).queryKey, overview.broke.result);
  return client;
}

/** The page's shape while it is counted: the same heights, so that nothing jumps. */
export function OverviewSkeleton() {
  return (
    <div aria-busy="true">
      <PageHeader title={text.nav.overview} sentence={<div aria-hidden="true" className="skeleton h-12" />} />
      <div aria-hidden="true" className="grid gap-10">
        <div className="skeleton h-14" />
        <div className="grid gap-8 sm:grid-cols-2 lg:grid-cols-4">
          {text.overview.tileKeys.map((key) => (
            <TileSkeleton key={key} />
          ))}
        </div>
        <div className="skeleton h-80" />
      </div>
      <p role="status" className="sr-only">
        {text.empty.loading}
      </p>
    </div>
  );
}
