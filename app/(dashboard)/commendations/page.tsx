import type { Metadata } from "next";
import { Suspense } from "react";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { MetricTile } from "@/app/_components/metric-tile";
import { MetricTiles } from "@/app/_components/metric-tiles";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { describeFilters } from "@/app/_data/describe-filters";
import { fileHref } from "@/app/_data/file-href";
import { metricWords } from "@/app/_data/metric-words";
import { openPage, type PageView, type SearchParams } from "@/app/_data/page-view";
import { KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { Pager } from "@/app/(dashboard)/_components/pager";
import { ShareTrend } from "@/app/(dashboard)/_components/share-trend";
import { CommendationLines } from "@/app/(dashboard)/commendations/_components/commendation-lines";
import { CommendationsSentence } from "@/app/(dashboard)/commendations/_components/commendations-sentence";
import { ConversionTables } from "@/app/(dashboard)/commendations/_components/conversion-tables";
import { FindInteraction } from "@/app/(dashboard)/commendations/_components/find-interaction";
import { Funnel } from "@/app/(dashboard)/commendations/_components/funnel";
import { NoneDocumented } from "@/app/(dashboard)/commendations/_components/none-documented";
import { SolicitedSplit } from "@/app/(dashboard)/commendations/_components/solicited-split";
import { TeamComparison } from "@/app/(dashboard)/commendations/_components/team-comparison";
import { Waiting } from "@/app/(dashboard)/commendations/_components/waiting";
import { recordText } from "@/app/messages/record-text";
import { captureChoices } from "@/lib/commendations/capture-choices";
import { type Commendations, readCommendations } from "@/lib/commendations/read-commendations";
import { dayOf, isoDay } from "@/lib/dates";
import { formatCount } from "@/lib/format";
import { parsePlaces } from "@/lib/interactions/row-cursor";

export const metadata: Metadata = { title: recordText.commendations.title };

export default function CommendationsPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.commendations.title} />}>
      <CommendationsView searchParams={searchParams} />
    </Suspense>
  );
}

async function CommendationsView({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /commendations", searchParams);
  const words = recordText.commendations;
  if (view.data === null) {
    return (
      <>
        <PageHeader title={words.title} />
        <NothingYet />
      </>
    );
  }
  const { notices, ...place } = parsePlaces(view.params);
  const [found] = await Promise.allSettled([
    readCommendations(view.workspace, view.actor, view.filters, { ...place, now: view.period.asOf }),
  ]);
  if (found.status === "rejected") return <PageApart title={words.title} path="/commendations" view={view} reason={found.reason} />;
  const read = found.value;
  const choices = await captureChoices(view.workspace, view.actor);
  const today = isoDay(dayOf(view.period.asOf, view.period.zone));
  return (
    <>
      <PageHeader title={words.title} sentence={<CommendationsSentence read={read} query={view.query} />} />
      <FilterBar
        path="/commendations"
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={[...view.notices, ...notices]}
        rows={{ count: read.list.count, unit: "commendation" }}
        exportHref={fileHref("/api/metrics/commendation-conversion", view.query)}
      />
      <div className="grid grid-cols-1 gap-9">
        <Numbers view={view} read={read} />
        <FindInteraction />
        <Waiting unverified={read.unverified} zone={view.period.zone} today={today} choices={choices} />
        {read.isAnyDocumented && <ConversionTables groups={read.by.groups} query={view.query} />}
        {read.isAnyDocumented && <TeamComparison teams={read.by.teams} />}
        {read.isAnyDocumented ? <List view={view} read={read} /> : <NoneDocumented />}
      </div>
    </>
  );
}

function Numbers({ view, read }: { view: PageView; read: Commendations }) {
  const words = recordText.commendations;
  return (
    <>
      <div className="grid grid-cols-1 gap-x-10 gap-y-6 md:grid-cols-[15rem_minmax(0,1fr)]">
        <MetricTile
          result={read.conversion}
          words={metricWords("commendation-conversion")}
          query={view.query}
          inForce={describeFilters(view)}
        />
        <Funnel read={read} query={view.query} />
      </div>
      <Section title={words.endings} hint={words.endingsHint}>
        <MetricTiles results={read.endings} query={view.query} inForce={describeFilters(view)} />
      </Section>
      {read.isAnyDocumented && (
        <>
          {read.conversion.total.numerator > 0 && <SolicitedSplit result={read.conversion} query={view.query} />}
          <ShareTrend
            result={read.conversion}
            query={view.query}
            words={{
              title: words.trend,
              hint: words.trendHint,
              summary: words.trendSummary,
              kept: words.commendedColumn,
              due: words.measurable,
            }}
          />
        </>
      )}
    </>
  );
}

function List({ view, read: { list } }: { view: PageView; read: Commendations }) {
  const words = recordText.commendations;
  return (
    <Section title={words.list} hint={words.listHint(formatCount(list.count), formatCount(list.verified), formatCount(list.recognised))}>
      {list.count === 0 ? (
        <p className="text-mute">{words.noneInPeriod}</p>
      ) : (
        <ListKeys>
          <CommendationLines lines={list.lines} zone={view.period.zone} />
          <KeyHints />
        </ListKeys>
      )}
      <Pager path="/commendations" params={new URLSearchParams(view.query)} older={list.older} newer={list.newer} />
    </Section>
  );
}
