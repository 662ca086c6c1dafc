import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { Suspense } from "react";
import { FilterBar } from "@/app/_components/filter-bar";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { hrefOf } from "@/app/_data/filter-params";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { FailureStatePill } from "@/app/(dashboard)/failures/_components/failure-parts";
import { Cases } from "@/app/(dashboard)/failures/[code]/_components/cases";
import { FailureChart } from "@/app/(dashboard)/failures/[code]/_components/failure-chart";
import { FailureFacts } from "@/app/(dashboard)/failures/[code]/_components/failure-facts";
import { FailureSentence } from "@/app/(dashboard)/failures/[code]/_components/failure-sentence";
import { SimilarPanel } from "@/app/(dashboard)/failures/[code]/_components/similar-panel";
import { recordText } from "@/app/messages/record-text";
import { getFailure } from "@/lib/failures/get-failure";
import { formatCount } from "@/lib/format";

export const metadata: Metadata = { title: recordText.failures.title };

interface FailurePageProps {
  params: Promise<{ code: string }>;
  searchParams: SearchParams;
}

export default function FailurePage(props: FailurePageProps) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Failure {...props} />
    </Suspense>
  );
}

async function Failure({ params, searchParams }: FailurePageProps) {
  const view = await openPage(searchParams);
  const code = decoded((await params).code);
  const [read] = await Promise.allSettled([
    code === null ? null : getFailure(view.workspace, view.actor, code, view.filters, { now: view.period.asOf }),
  ]);
  if (read.status === "rejected") {
    return (
      <PageApart title={recordText.failures.title} path={`/failures/${encodeURIComponent(code ?? "")}`} view={view} reason={read.reason} />
    );
  }
  const failure = read.value;
  if (!failure) notFound();
  if ("mergedInto" in failure) redirect(failureHrefs(view.query, failure.mergedInto).page);
  const hrefs = failureHrefs(view.query, failure.code);
  const words = recordText.failures.detail;
  return (
    <>
      <PageHeader
        above={
          <>
            <Link href={hrefOf("/failures", new URLSearchParams(view.query))} className="link">
              {recordText.failures.title}
            </Link>{" "}
            / {failure.procedure}
          </>
        }
        title={
          <>
            {failure.title} <FailureStatePill state={failure.state} />
          </>
        }
        sentence={<FailureSentence failure={failure} hrefs={hrefs} />}
      />
      <FilterBar
        path={`/failures/${encodeURIComponent(failure.code)}`}
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions.filter((dimension) => dimension.key !== "failure")}
        notices={view.notices}
        rows={{ count: failure.counts.interactions, unit: "interaction", href: hrefs.interactions }}
      />
      <div className="grid gap-8 grid-cols-1 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          <FailureChart trend={failure.trend} hrefs={hrefs} />
          <Section
            title={words.cases}
            hint={words.casesHint}
            aside={
              failure.cases.count > failure.cases.lines.length && (
                <Link href={hrefs.interactions} className="link text-sm">
                  {words.allCases(formatCount(failure.cases.count))}
                </Link>
              )
            }
          >
            <ListKeys>
              <Cases lines={failure.cases.lines} zone={failure.period.zone} />
              {failure.cases.lines.length > 1 && <KeyHints />}
            </ListKeys>
          </Section>
        </div>
        <div className="grid grid-cols-1 content-start gap-4">
          <FailureFacts failure={failure} hrefs={hrefs} query={view.query} />
          <SimilarPanel code={failure.code} view={view} />
        </div>
      </div>
    </>
  );
}

/** A code as it stands in an address; null when it is no text. */
function decoded(code: string): string | null {
  try {
    return decodeURIComponent(code);
  } catch {
    return null;
  }
}
