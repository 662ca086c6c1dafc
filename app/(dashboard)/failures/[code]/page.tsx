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
import { ActivityList } from "@/app/(dashboard)/failures/[code]/_components/activity-list";
import { AssessmentCard } from "@/app/(dashboard)/failures/[code]/_components/assessment-card";
import { Baseline } from "@/app/(dashboard)/failures/[code]/_components/baseline";
import { Cases } from "@/app/(dashboard)/failures/[code]/_components/cases";
import { FailureChart } from "@/app/(dashboard)/failures/[code]/_components/failure-chart";
import { FailureConnections } from "@/app/(dashboard)/failures/[code]/_components/failure-connections";
import { FailureFacts } from "@/app/(dashboard)/failures/[code]/_components/failure-facts";
import { FailureSentence } from "@/app/(dashboard)/failures/[code]/_components/failure-sentence";
import { FailureStanding } from "@/app/(dashboard)/failures/[code]/_components/failure-standing";
import { FixSteps } from "@/app/(dashboard)/failures/[code]/_components/fix-steps";
import { FixHistory } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-history";
import { FixSentence } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-sentence";
import { VerdictCard } from "@/app/(dashboard)/failures/[code]/_components/fixes/verdict-card";
import { SimilarPanel } from "@/app/(dashboard)/failures/[code]/_components/similar-panel";
import { WaitedOnCard } from "@/app/(dashboard)/failures/[code]/_components/waited-on";
import { WorkaroundCard } from "@/app/(dashboard)/failures/[code]/_components/workaround-card";
import { recordText } from "@/app/messages/record-text";
import { actorNames } from "@/lib/access/actor-names";
import { parseChartMeasure } from "@/lib/failures/chart-measure";
import { getFailure } from "@/lib/failures/get-failure";
import { UNKNOWN } from "@/lib/filters";
import { formatCount } from "@/lib/format";
import { teamChoices } from "@/lib/ownership/team-choices";

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
  const view = await openPage("PAGE /failures/[code]", searchParams);
  const code = decoded((await params).code);
  const chart = parseChartMeasure(view.params);
  const [read] = await Promise.allSettled([
    code === null ? null : getFailure(view.workspace, view.actor, code, view.filters, { now: view.period.asOf, chart }),
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
  const actors = [...failure.activity.map(({ actor }) => actor), ...failure.chart.changes.map(({ actor }) => actor)];
  const names = await actorNames(view.workspace.record.db, actors);
  const { current } = failure.fixes;
  const choicesOf = (key: string) =>
    view.dimensions.find((dimension) => dimension.key === key)?.choices.filter((each) => each.code !== UNKNOWN) ?? [];
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
        title={failure.title}
        sentence={
          current?.verdict.stage === "verifying" ? (
            <FixSentence fix={current} today={failure.fixes.today} code={failure.code} query={view.query} />
          ) : (
            <FailureSentence failure={failure} hrefs={hrefs} />
          )
        }
      />
      <FilterBar
        path={`/failures/${encodeURIComponent(failure.code)}`}
        filters={view.filters}
        period={view.period}
        keep={chart === "count" ? new URLSearchParams() : new URLSearchParams({ chart })}
        dimensions={view.dimensions.filter((dimension) => dimension.key !== "failure")}
        notices={view.notices}
        rows={{ count: failure.counts.interactions, unit: "interaction", href: hrefs.interactions }}
      />
      <FailureStanding failure={failure} teams={await teamChoices(view.workspace, view.actor)} />
      <div className="grid gap-8 grid-cols-1 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          <div className="grid min-w-0 grid-cols-1 content-start gap-4">
            <FailureChart chart={failure.chart} grain={view.filters.grain} hrefs={hrefs} />
            <Baseline chart={failure.chart} names={names} code={failure.code} period={failure.period} />
            <FixSteps steps={failure.steps} hrefs={hrefs} />
          </div>
          <FixHistory fixes={failure.fixes} code={failure.code} query={view.query} />
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
          <Section title={recordText.failureActivity.title}>
            <ActivityList activity={failure.activity} names={names} zone={failure.period.zone} />
          </Section>
        </div>
        <div className="grid grid-cols-1 content-start gap-4">
          {current && <VerdictCard fix={current} fixes={failure.fixes} code={failure.code} query={view.query} zone={failure.period.zone} />}
          <FailureFacts failure={failure} hrefs={hrefs} query={view.query} />
          <WaitedOnCard waits={failure.waits} hrefs={hrefs} />
          <WorkaroundCard workarounds={failure.workarounds} hrefs={hrefs} />
          <AssessmentCard failure={failure} query={view.query} />
          <FailureConnections
            failure={{ code: failure.code, title: failure.title, procedure: failure.procedure, mode: failure.mode, links: failure.links }}
            choices={{ causes: choicesOf("cause"), products: choicesOf("product") }}
            zone={failure.period.zone}
          />
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
