import { CrossSection } from "@/app/_components/cross-section";
import { FilterBar } from "@/app/_components/filter-bar";
import { Thrown } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { PanelBoundary } from "@/app/_components/panel-boundary";
import { ParetoPanel } from "@/app/_components/pareto-panel";
import { Section } from "@/app/_components/section";
import { TrendPanel } from "@/app/_components/trend-panel";
import type { PageView } from "@/app/_data/page-view";
import { TileRow } from "@/app/(dashboard)/_components/tile-row";
import { text } from "@/app/messages/text";
import { filtersToParams } from "@/lib/filters";
import { trendFilters } from "@/lib/overview/trend";

/**
 * The Overview where it could not be counted at once: every panel asks for itself and fails by itself, so that one
 * broken number never blanks the page. What went wrong is thrown again inside its own place, where it is logged.
 */
export function OverviewApart({ view, reason }: { view: PageView; reason: unknown }) {
  const { filters, period, query } = view;
  return (
    <>
      <PageHeader title={text.nav.overview} />
      <PanelBoundary title={text.overview.notAtOnce}>
        <Thrown reason={reason} />
      </PanelBoundary>
      <div className="h-4" />
      <FilterBar path="/" filters={filters} period={period} dimensions={view.dimensions} notices={view.notices} />
      <div className="grid gap-10">
        <TileRow view={view} />
        <TrendPanel query={filtersToParams(trendFilters(filters, period)).toString()} />
        <div className="grid gap-x-9 gap-y-10 lg:grid-cols-2">
          <Section title={text.broke.title("failure")}>
            <ParetoPanel query={query} by="failure" title={text.broke.title("failure")} most={8} />
          </Section>
          <CrossSection view={view} />
        </div>
      </div>
    </>
  );
}
