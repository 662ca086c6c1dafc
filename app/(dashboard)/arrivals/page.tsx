import type { Metadata } from "next";
import { Suspense } from "react";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { AnnouncedSplit } from "@/app/(dashboard)/arrivals/_components/announced-split";
import { ArrivalsFigure } from "@/app/(dashboard)/arrivals/_components/arrivals-figure";
import { ArrivalsSentence } from "@/app/(dashboard)/arrivals/_components/arrivals-sentence";
import { DaypartTable } from "@/app/(dashboard)/arrivals/_components/daypart-table";
import { recordText } from "@/app/messages/record-text";
import { readArrivals } from "@/lib/arrivals/read-arrivals";

const PATH = "/arrivals";

export const metadata: Metadata = { title: recordText.arrivals.title };

export default function ArrivalsPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.arrivals.title} />}>
      <ArrivalsView searchParams={searchParams} />
    </Suspense>
  );
}

async function ArrivalsView({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /arrivals", searchParams);
  const { title } = recordText.arrivals;
  if (view.data === null) {
    return (
      <>
        <PageHeader title={title} />
        <NothingYet />
      </>
    );
  }
  const [counted] = await Promise.allSettled([readArrivals(view.workspace, view.actor, view.filters, { now: view.period.asOf })]);
  if (counted.status === "rejected") return <PageApart title={title} path={PATH} view={view} reason={counted.reason} />;
  const read = counted.value;
  const { filters } = view;
  return (
    <>
      <PageHeader title={title} sentence={<ArrivalsSentence read={read} filters={filters} />} />
      <FilterBar path={PATH} filters={filters} period={view.period} dimensions={view.dimensions} notices={view.notices} compares={false} />
      {read.timed + read.untimed > 0 && (
        <div className="grid grid-cols-1 gap-10">
          <ArrivalsFigure read={read} filters={filters} />
          <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
            <AnnouncedSplit announced={read.announced} filters={filters} />
            {read.timed > 0 && <DaypartTable dayparts={read.dayparts} filters={filters} />}
          </div>
        </div>
      )}
    </>
  );
}
