import type { Metadata } from "next";
import { Suspense } from "react";
import { buttonLook } from "@/app/_components/button";
import { NoDataYet, NothingMatches } from "@/app/_components/empty-state";
import { ExportMenu } from "@/app/_components/export-menu";
import { FilterBar } from "@/app/_components/filter-bar";
import { PageHeader } from "@/app/_components/page-header";
import { fileHref } from "@/app/_data/file-href";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { FailureTable } from "@/app/(dashboard)/failures/_components/failure-table";
import { FailuresSentence } from "@/app/(dashboard)/failures/_components/failures-sentence";
import { text } from "@/app/messages/text";
import { orderToText, parseFailureOrder, sortFailures } from "@/lib/failures/failure-sort";
import { summariseFailures } from "@/lib/failures/failure-summary";
import { listFailures } from "@/lib/failures/list-failures";
import { isNarrowed } from "@/lib/filters";

export const metadata: Metadata = { title: text.failures.title };

export default function FailuresPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={text.failures.title} />}>
      <Failures searchParams={searchParams} />
    </Suspense>
  );
}

async function Failures({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage(searchParams);
  if (view.data === null) return <NothingYet />;
  const { order, notices } = parseFailureOrder(view.params);
  const list = await listFailures(view.workspace, view.actor, view.filters, { now: view.period.asOf });
  const keep = new URLSearchParams("sort" in view.params ? { sort: orderToText(order) } : {});
  return (
    <>
      <PageHeader
        title={text.failures.title}
        sentence={<FailuresSentence summary={summariseFailures(list.rows)} />}
        actions={
          <ExportMenu href={fileHref("/api/reports/recurring-issues", view.query)} label={text.failures.report} className={buttonLook()} />
        }
      />
      <FilterBar
        path="/failures"
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={[...view.notices, ...notices]}
        keep={keep}
        rows={{ count: list.rows.length, unit: "failure" }}
      />
      {list.rows.length === 0 ? (
        <NothingMatches
          clearHref="/failures?period=all"
          title={isNarrowed(view.filters) ? undefined : text.failures.noneSeen}
          hint={isNarrowed(view.filters) ? undefined : text.failures.noneSeenHint}
        />
      ) : (
        <ListKeys>
          <FailureTable list={list} rows={sortFailures(list.rows, order)} order={order} view={view} />
          <KeyHints />
        </ListKeys>
      )}
    </>
  );
}

function NothingYet() {
  return (
    <>
      <PageHeader title={text.failures.title} />
      <NoDataYet />
    </>
  );
}
