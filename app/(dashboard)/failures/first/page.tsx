import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { NothingMatches } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { IfMay } from "@/app/_components/rights";
import { Section } from "@/app/_components/section";
import { hrefOf } from "@/app/_data/filter-params";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { PrioritiesSentence } from "@/app/(dashboard)/failures/first/_components/priorities-sentence";
import { PriorityTable } from "@/app/(dashboard)/failures/first/_components/priority-table";
import { WeightsForm } from "@/app/(dashboard)/failures/first/_components/weights-form";
import { recordText } from "@/app/messages/record-text";
import { readPriorities } from "@/lib/priorities/read-priorities";

const PATH = "/failures/first";

export const metadata: Metadata = { title: recordText.priorities.title };

export default function FirstPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.priorities.title} />}>
      <First searchParams={searchParams} />
    </Suspense>
  );
}

async function First({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /failures/first", searchParams);
  const words = recordText.priorities;
  if (view.data === null) {
    return (
      <>
        <PageHeader title={words.title} />
        <NothingYet />
      </>
    );
  }
  const [read] = await Promise.allSettled([readPriorities(view.workspace, view.actor, view.filters, { now: view.period.asOf })]);
  if (read.status === "rejected") return <PageApart title={words.title} path={PATH} view={view} reason={read.reason} compares={false} />;
  const { rows, weights } = read.value;
  return (
    <>
      <PageHeader
        above={
          <Link href={hrefOf("/failures", new URLSearchParams(view.query))} className="link">
            {recordText.failures.title}
          </Link>
        }
        title={words.title}
        sentence={<PrioritiesSentence rows={rows} />}
      />
      <FilterBar
        path={PATH}
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={view.notices}
        compares={false}
        rows={{ count: rows.length, unit: "failure" }}
      />
      {rows.length === 0 ? (
        <NothingMatches clearHref={`${PATH}?period=all`} />
      ) : (
        <ListKeys>
          <PriorityTable rows={rows} query={view.query} />
          <KeyHints />
        </ListKeys>
      )}
      <div className="mt-9 grid grid-cols-1 gap-9 lg:grid-cols-2">
        <Section title={words.how} hint={words.howHint}>
          <div className="grid max-w-[46rem] gap-2 text-soft">
            {words.rule.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </Section>
        <IfMay right="govern">
          <Section title={words.weights} hint={words.weightsHint} className="no-print">
            <WeightsForm weights={weights} />
          </Section>
        </IfMay>
      </div>
    </>
  );
}
