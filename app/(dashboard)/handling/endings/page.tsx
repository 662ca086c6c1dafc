import type { Metadata } from "next";
import { Suspense } from "react";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { fileHref } from "@/app/_data/file-href";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { HandlingTabs } from "@/app/(dashboard)/handling/_components/handling-tabs";
import { WindowChoice } from "@/app/(dashboard)/handling/_components/window-choice";
import { AskChoices } from "@/app/(dashboard)/handling/endings/_components/ask-choices";
import { ComparisonTable } from "@/app/(dashboard)/handling/endings/_components/comparison-table";
import { CountedLine } from "@/app/(dashboard)/handling/endings/_components/counted-line";
import { Differences } from "@/app/(dashboard)/handling/endings/_components/differences";
import { EffortTable } from "@/app/(dashboard)/handling/endings/_components/effort-table";
import { EndingsSentence } from "@/app/(dashboard)/handling/endings/_components/endings-sentence";
import { GestureSection } from "@/app/(dashboard)/handling/endings/_components/gesture-section";
import { VariantForm } from "@/app/(dashboard)/handling/endings/_components/variant-form";
import { WhyAssociation } from "@/app/(dashboard)/handling/endings/_components/why-association";
import { recordText } from "@/app/messages/record-text";
import { readEndings } from "@/lib/handling/endings";
import { endingsParams, parseEndingsAsk } from "@/lib/handling/endings-ask";

const PATH = "/handling/endings";

export const metadata: Metadata = { title: recordText.endings.title };

export default function EndingsPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.endings.title} />}>
      <EndingsView searchParams={searchParams} />
    </Suspense>
  );
}

async function EndingsView({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /handling/endings", searchParams);
  const words = recordText.endings;
  if (view.data === null) {
    return (
      <>
        <PageHeader title={words.title} />
        <NothingYet />
      </>
    );
  }
  const { ask, notices } = parseEndingsAsk(view.params);
  const [found] = await Promise.allSettled([readEndings(view.workspace, view.actor, view.filters, ask, { now: view.period.asOf })]);
  if (found.status === "rejected") return <PageApart title={words.title} path={PATH} view={view} reason={found.reason} />;
  const read = found.value;
  const own = endingsParams(ask);
  const { query } = view;
  return (
    <>
      <HandlingTabs current={PATH} query={query} />
      <PageHeader title={words.title} sentence={<EndingsSentence read={read} query={query} />} />
      <FilterBar
        path={PATH}
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={[...view.notices, ...notices, ...read.notices.filter(({ field }) => field === "one")]}
        keep={new URLSearchParams(own)}
        compares={false}
        exportHref={fileHref("/api/endings", query, own)}
        exportFormats={["csv"]}
      />
      <div className="grid grid-cols-1 gap-10">
        <div className="grid grid-cols-1 gap-2">
          <AskChoices ask={ask} query={query} path={PATH} />
          {ask.ending === "recovered" && <WindowChoice filters={view.filters} path={PATH} keep={own} />}
          <CountedLine read={read} query={query} />
        </div>
        {read.measured > 0 && (
          <>
            <Differences read={read} query={query} table={<ComparisonTable read={read} query={query} />} />
            <Section title={words.variant} hint={words.variantHint}>
              <VariantForm read={read} path={PATH} query={query} />
            </Section>
            <Section title={words.effort} hint={words.effortHint}>
              <EffortTable read={read} query={query} />
            </Section>
            <GestureSection gestures={read.gestures} query={query} />
          </>
        )}
        <WhyAssociation />
      </div>
    </>
  );
}
