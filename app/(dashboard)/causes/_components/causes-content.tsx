import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import Link from "next/link";
import { CrossSection } from "@/app/_components/cross-section";
import { NothingMatches } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { HiddenBy } from "@/app/_components/hidden-by";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { ParetoPanel } from "@/app/_components/pareto-panel";
import { Section } from "@/app/_components/section";
import { TrendPanel } from "@/app/_components/trend-panel";
import { hrefOf, withValues } from "@/app/_data/filter-params";
import { getQueryClient } from "@/app/_data/get-query-client";
import { metricQuery, splitQuery, splitTrendQuery } from "@/app/_data/metric-query";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { rowsHref } from "@/app/_data/rows-href";
import { countedTrends, trendQueries } from "@/app/_data/trend-queries";
import { AxisTabs } from "@/app/(dashboard)/causes/_components/axis-tabs";
import { CausesSentence } from "@/app/(dashboard)/causes/_components/causes-sentence";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { type Causes, parseAxis, readCauses } from "@/lib/causes/read-causes";
import { isNarrowed, programParams } from "@/lib/filters";
import { ALL_DIFFICULT } from "@/lib/overview/difficult-count";
import { lastParam } from "@/lib/raw-params";

const PATH = "/causes";

/** Why interactions were difficult, on one axis at a time: the ranking, the trend of one cause, and what broke with it. */
export async function CausesContent({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /causes", searchParams);
  const { workspace, actor, filters, query, params } = view;
  if (view.data === null)
    return (
      <>
        <PageHeader title={text.nav.causes} />
        <NothingYet />
      </>
    );
  const named = lastParam(params, "axis");
  const axis = parseAxis(named);
  const own = new URLSearchParams(axis ? { axis } : {});
  const [read] = await Promise.allSettled([
    readCauses(workspace, actor, filters, { axis, chosen: lastParam(params, "chosen"), now: view.period.asOf }),
  ]);
  if (read.status === "rejected") return <PageApart title={text.nav.causes} path={PATH} view={view} reason={read.reason} keep={own} />;
  const causes = read.value;
  const notices =
    named !== undefined && axis === undefined
      ? [...view.notices, { field: "axis", message: recordText.causes.badAxis(named) }]
      : view.notices;
  const all = causes.result.total.numerator;

  return (
    <HydrationBoundary state={dehydrate(broughtAlong(causes, query))}>
      <PageHeader title={text.nav.causes} sentence={<CausesSentence causes={causes} query={query} />} />
      <FilterBar
        path={PATH}
        filters={filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={notices}
        keep={own}
        rows={{ count: all, href: rowsHref(query, { metric: "difficult-rate", part: ALL_DIFFICULT }), unit: text.overview.rowUnit }}
        exportHref={`/api/metrics/cause-share?${splitQuery(programParams(filters).toString(), `cause.${causes.axis}`)}&format=csv`}
      />
      <AxisTabs
        axis={causes.axis}
        knownAxes={causes.knownAxes}
        hrefOf={(each) => hrefOf(PATH, withValues(new URLSearchParams(query), "axis", [each]))}
      />
      {all === 0 ? (
        <NothingMatches
          clearHref={isNarrowed(filters) ? PATH : `${PATH}?period=all`}
          {...(isNarrowed(filters) ? {} : { title: text.overview.emptyTitle, hint: text.overview.emptyPeriod, clear: text.empty.allTime })}
        >
          <HiddenBy view={view} path={PATH} keep={own} />
        </NothingMatches>
      ) : (
        <Ranking causes={causes} query={query} />
      )}
      {all > 0 && (
        <div className="mt-10">
          <CrossSection view={view} columns={[`cause.${causes.axis}`]} mostRows={12} mostColumns={8} />
        </div>
      )}
    </HydrationBoundary>
  );
}

function Ranking({ causes, query }: { causes: Causes; query: string }) {
  const { axis, rows, chosen, trend } = causes;
  const by = `cause.${axis}`;
  const here = withValues(new URLSearchParams(query), "axis", [axis]);
  const hrefs = Object.fromEntries(rows.map((row) => [row.key, `${hrefOf(PATH, withValues(here, "chosen", [row.key]))}#trend`]));
  return (
    <div className="grid gap-x-10 gap-y-10 lg:grid-cols-2">
      <Section title={recordText.causes.ranking} hint={recordText.causes.rankingHint}>
        <ParetoPanel query={query} by={by} title={recordText.causes.ranking} hrefs={hrefs} chosen={chosen?.key} most={20} showsCumulative />
      </Section>
      <div id="trend" className="min-w-0 scroll-mt-16 self-start lg:sticky lg:top-6">
        {chosen && trend && (
          <TrendPanel
            {...trendQueries(trend)}
            by={by}
            series={chosen.key}
            name={chosen.label}
            aside={
              <Link
                href={hrefOf(PATH, withValues(here, "cause", [chosen.key]))}
                className="link target inline-flex items-center text-mute text-sm hover:text-ink"
              >
                {recordText.causes.only}
              </Link>
            }
          />
        )}
      </div>
    </div>
  );
}

function broughtAlong({ axis, result, trend }: Causes, query: string) {
  const client = getQueryClient();
  client.setQueryData(metricQuery("difficult-rate", splitQuery(query, `cause.${axis}`)).queryKey, result);
  if (trend) {
    for (const { query: asked, result: counted } of countedTrends(trend)) {
      client.setQueryData(metricQuery("difficult-rate", splitTrendQuery(asked, `cause.${axis}`)).queryKey, counted);
    }
  }
  return client;
}
