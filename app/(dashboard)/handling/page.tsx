import type { Metadata } from "next";
import { Suspense } from "react";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { MetricTiles } from "@/app/_components/metric-tiles";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { SurvivalSection } from "@/app/_components/survival-section";
import { describeFilters } from "@/app/_data/describe-filters";
import { fileHref } from "@/app/_data/file-href";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { CurveSection } from "@/app/(dashboard)/handling/_components/curve-section";
import { HandlingSentence } from "@/app/(dashboard)/handling/_components/handling-sentence";
import { HandlingTabs } from "@/app/(dashboard)/handling/_components/handling-tabs";
import { StaffLinks } from "@/app/(dashboard)/handling/_components/staff-links";
import { TeamTable } from "@/app/(dashboard)/handling/_components/team-table";
import { WaitsSection } from "@/app/(dashboard)/handling/_components/waits-section";
import { WindowChoice } from "@/app/(dashboard)/handling/_components/window-choice";
import { recordText } from "@/app/messages/record-text";
import { readHandling } from "@/lib/handling/read-handling";

const PATH = "/handling";

export const metadata: Metadata = { title: recordText.handling.title };

export default function HandlingPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.handling.title} />}>
      <HandlingView searchParams={searchParams} />
    </Suspense>
  );
}

async function HandlingView({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /handling", searchParams);
  const words = recordText.handling;
  if (view.data === null) {
    return (
      <>
        <PageHeader title={words.title} />
        <NothingYet />
      </>
    );
  }
  const [counted] = await Promise.allSettled([readHandling(view.workspace, view.actor, view.filters, { now: view.period.asOf })]);
  if (counted.status === "rejected") return <PageApart title={words.title} path={PATH} view={view} reason={counted.reason} />;
  const read = counted.value;
  const inForce = describeFilters(view);
  const { query } = view;
  return (
    <>
      <HandlingTabs current={PATH} query={query} />
      <PageHeader
        title={words.title}
        sentence={<HandlingSentence read={read} window={view.filters.window} query={query} />}
        actions={<StaffLinks actor={view.actor} />}
      />
      <FilterBar
        path={PATH}
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={view.notices}
        exportHref={fileHref("/api/metrics/first-contact-resolution", query)}
      />
      <div className="grid grid-cols-1 gap-10">
        <div className="grid grid-cols-1 gap-6">
          <WindowChoice filters={view.filters} path={PATH} />
          <MetricTiles
            label={words.tiles}
            results={[read.settled, read.repeat, read.customers, read.escalated, read.reopened, read.resolution, read.lastResolution]}
            query={query}
            inForce={inForce}
          />
        </div>
        <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
          <SurvivalSection result={read.resolution} query={query} title={words.firstResolution} hint={words.curveHint} />
          <SurvivalSection result={read.lastResolution} query={query} title={words.lastResolution} hint={words.curveHint} />
        </div>
        <Section title={words.teams} hint={words.teamsHint}>
          <TeamTable read={read} query={query} />
        </Section>
        <WaitsSection waits={read.waits} filters={view.filters} />
        {(view.actor.may("read-staff") || view.actor.may("write")) && <CurveSection view={view} />}
        <Section title={words.documentation}>
          <MetricTiles results={[read.steps, read.completeness]} query={query} inForce={inForce} />
        </Section>
      </div>
    </>
  );
}
